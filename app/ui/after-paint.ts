/** A page in the background draws no frame. */
const WITHOUT_FRAME_MS = 200;

/** Does what nobody waits for once the picture that has just been made is on the screen. */
export function afterPaint(work: () => void): void {
  let isDue = true;
  const once = () => {
    if (!isDue) return;
    isDue = false;
    work();
  };
  requestAnimationFrame(() => setTimeout(once, 0));
  setTimeout(once, WITHOUT_FRAME_MS);
}
