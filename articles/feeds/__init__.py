"""Documents for machines: feeds, sitemaps, robots.txt, made from the same public door as the pages."""
