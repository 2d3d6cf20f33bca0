/** Draws a picture at an instant, in milliseconds. */
type Draw = (now: number) => void;

const drawing = new Set<Draw>();
let frame = 0;

function tick(now: number): void {
  for (const draw of drawing) draw(now);
  frame = drawing.size > 0 ? requestAnimationFrame(tick) : 0;
}

/** Has a picture drawn at each frame, all in one go; returns how to end it. */
export function eachFrame(draw: Draw): () => void {
  drawing.add(draw);
  if (frame === 0) frame = requestAnimationFrame(tick);
  return () => {
    drawing.delete(draw);
  };
}
