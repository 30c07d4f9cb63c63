"""Crawlers that say what they read for, by purpose.

Source: ai-robots-txt/ai.robots.txt, robots.json of 2026-08-22.

Only tokens that AI's makers have given to it are here: Naver's Yeti and other search engines never are.
"""

from __future__ import annotations

from articles.rights.resolve import Reserved

TRAINING, SEARCH, ON_REQUEST = "training", "search", "on_request"
# Token as in robots.txt, and what it reads for; the two that end in -Extended fetch nothing themselves.
CRAWLERS: tuple[tuple[str, str], ...] = (
    ("GPTBot", TRAINING),
    ("ClaudeBot", TRAINING),
    ("CCBot", TRAINING),
    ("Bytespider", TRAINING),
    ("meta-externalagent", TRAINING),
    ("Amazonbot", TRAINING),
    ("Google-Extended", TRAINING),
    ("Applebot-Extended", TRAINING),
    ("OAI-SearchBot", SEARCH),
    ("Claude-SearchBot", SEARCH),
    ("PerplexityBot", SEARCH),
    ("ChatGPT-User", ON_REQUEST),
    ("Claude-User", ON_REQUEST),
    ("Perplexity-User", ON_REQUEST),
)


def refused(reserved: Reserved) -> tuple[str, ...]:
    """The tokens that are to fetch nothing. Crawlers that only index for a search of AI's stay with search:
    whoever shuts them out is found nowhere in its answers.
    """
    purposes = {TRAINING: reserved.train, SEARCH: not reserved.search, ON_REQUEST: reserved.ai_input}
    return tuple(token for token, purpose in CRAWLERS if purposes[purpose])
