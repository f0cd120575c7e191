import { expect, type Page } from '@playwright/test';

/**
 * Fails with what a person would see as broken: the page runs off the side, words are cut without a sign, one control
 * covers another. Measured, not compared with a picture, so that another machine's fonts change nothing (ADR 6).
 */
export async function expectSoundLayout(page: Page): Promise<void> {
  const broken = () =>
    page.evaluate(() => {
      const found: string[] = [];
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth)
        found.push(`runs off the side by ${root.scrollWidth - root.clientWidth}`);
      const name = (element: Element) =>
        (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60);
      const isSeen = (element: Element) =>
        element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
        !element.closest('.sr-only') &&
        // For the ear at this width alone: one pixel, clipped.
        getComputedStyle(element).clipPath === 'none';
      const hasOwnText = (element: Element) =>
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      for (const element of document.querySelectorAll<HTMLElement>('body *')) {
        if (!hasOwnText(element) || !isSeen(element)) continue;
        const style = getComputedStyle(element);
        const isMarked = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
        const isCut =
          /hidden|clip/.test(style.overflowX + style.overflowY) &&
          (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2);
        if (isCut && !isMarked) found.push(`cut: ${name(element)}`);
      }
      const isScrolledAway = (element: Element, x: number, y: number) => {
        for (let box = element.parentElement; box; box = box.parentElement) {
          if (getComputedStyle(box).overflowY === 'visible') continue;
          const { left, right, top, bottom } = box.getBoundingClientRect();
          if (x < left || x > right || y < top || y > bottom) return true;
        }
        return false;
      };
      const controls = [
        ...document.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href]'),
      ].filter((element) => isSeen(element) && element.getBoundingClientRect().width > 1);
      for (const element of controls) {
        const { left, top, width, height } = element.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight || isScrolledAway(element, x, y)) continue;
        const above = document.elementFromPoint(x, y)?.closest('button, input, select, textarea, a[href]');
        const isOther = above && above !== element && !above.contains(element) && !element.contains(above);
        const scrolls =
          above?.closest('.sticky, [data-floating]') ?? element.closest('.sticky, [data-floating]');
        if (isOther && !scrolls) found.push(`“${name(above)}” covers “${name(element)}”`);
      }
      return found;
    });
  // A page that has just got another size may not have been laid out for it yet.
  await expect.poll(broken).toEqual([]);
}
