"""The licences a Korean newsroom meets, as a literal table. Sources: creativecommons.org, kogl.or.kr (six
types since 2026-01-28).
"""

from __future__ import annotations

from typing import Any

from articles.rights.models import License

CC = "https://creativecommons.org/"
KOGL = "https://www.kogl.or.kr/info/"

# code, Korean name, English name, address, commercial, changes, attribution, AI training
KNOWN = (
    ("arr", "모든 권리 보유", "All rights reserved", "", False, "no", True, "reserved"),
    ("cc-by-4.0", "CC 저작자표시 4.0", "CC BY 4.0", CC + "licenses/by/4.0/", True, "yes", True, "unspecified"),
    ("cc-by-sa-4.0", "CC 저작자표시-동일조건변경허락 4.0", "CC BY-SA 4.0", CC + "licenses/by-sa/4.0/", True, "sharealike", True, "unspecified"),
    ("cc-by-nd-4.0", "CC 저작자표시-변경금지 4.0", "CC BY-ND 4.0", CC + "licenses/by-nd/4.0/", True, "no", True, "unspecified"),
    ("cc-by-nc-4.0", "CC 저작자표시-비영리 4.0", "CC BY-NC 4.0", CC + "licenses/by-nc/4.0/", False, "yes", True, "unspecified"),
    ("cc-by-nc-sa-4.0", "CC 저작자표시-비영리-동일조건변경허락 4.0", "CC BY-NC-SA 4.0", CC + "licenses/by-nc-sa/4.0/", False, "sharealike", True, "unspecified"),
    ("cc-by-nc-nd-4.0", "CC 저작자표시-비영리-변경금지 4.0", "CC BY-NC-ND 4.0", CC + "licenses/by-nc-nd/4.0/", False, "no", True, "unspecified"),
    ("cc0-1.0", "CC0 1.0 퍼블릭 도메인 기증", "CC0 1.0", CC + "publicdomain/zero/1.0/", True, "yes", False, "allowed"),
    ("pdm-1.0", "퍼블릭 도메인 마크 1.0", "Public Domain Mark 1.0", CC + "publicdomain/mark/1.0/", True, "yes", False, "allowed"),
    ("kogl-0", "공공누리 제0유형: 자유이용", "KOGL Type 0: free use", KOGL + "license.do", True, "yes", False, "allowed"),
    ("kogl-1", "공공누리 제1유형: 출처표시", "KOGL Type 1: source indication", KOGL + "licenseType1.do", True, "yes", True, "unspecified"),
    ("kogl-2", "공공누리 제2유형: 출처표시+상업적 이용금지", "KOGL Type 2: no commercial use", KOGL + "licenseType2.do", False, "yes", True, "unspecified"),
    ("kogl-3", "공공누리 제3유형: 출처표시+변경금지", "KOGL Type 3: no change", KOGL + "licenseType3.do", True, "no", True, "unspecified"),
    ("kogl-4", "공공누리 제4유형: 출처표시+상업적 이용금지+변경금지", "KOGL Type 4: no commercial use, no change", KOGL + "licenseType4.do", False, "no", True, "unspecified"),
)  # fmt: skip


def install(sender: object, using: str = "default", **kwargs: Any) -> None:
    """Receiver of post_migrate: adds what is missing, changes nothing an editor has changed."""
    have = set(License.objects.using(using).values_list("code", flat=True))
    for code, ko, en, url, commercial, changes, attribution, training in KNOWN:
        if code not in have:
            License(
                code=code,
                name_ko=ko,
                name_en=en,
                url=url,
                is_commercial=commercial,
                derivatives=changes,
                is_attribution_required=attribution,
                training=training,
            ).save(using=using)
