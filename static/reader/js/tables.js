// A table that fits is no stop for the keyboard; one that has to be scrolled sideways is.
if (window.ResizeObserver) {
  const fits = new ResizeObserver((seen) => {
    for (const { target } of seen)
      if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
  });
  for (const box of document.querySelectorAll(".scroll")) fits.observe(box);
}
