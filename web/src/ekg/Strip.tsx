import { useEffect, useMemo, useRef } from 'react';
import { useWidth } from '../parts/useWidth';
import { useMotion } from '../shell/motion';
import { useTheme } from '../shell/theme';
import type { Course } from './course';
import styles from './Strip.module.css';
import { eachFrame } from './ticker';
import { drawnAs, type Drawn } from './waves';

type Props = {
  readonly course: Course;
  readonly from: number;
  readonly to: number;
  readonly height?: number;
  /** What the picture shows, in a sentence. */
  readonly label: string;
  /** Where in the sweep it begins, 0 to 1, so that strips do not beat in step. */
  readonly phase?: number;
};

/** How long the pen takes from the left to the right, and rests before it begins again, in milliseconds. */
const SWEEP = 5_200;
const REST = 1_400;

/** How far the light behind the pen reaches, in pixels. */
const GLOW = 120;

/** How far the head of the pen reaches beyond its place, in pixels. */
const EDGE = 4;

/** In how many steps the light fades behind the pen: that costs less than a gradient and looks the same. */
const STEPS = 6;

/** How thick the line is, and where the light is on it, in pixels. */
const LINE = 1.4;
const LIGHT = 2;

/** A live EKG strip: the course of a pulse, and a pen of light that runs over it again and again. */
export function Strip({ course, from, to, height = 64, label, phase = 0 }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(canvas);
  const { isMoving } = useMotion();
  const { theme } = useTheme();
  const drawn = useMemo(() => drawnAs(course, { from, to, width, height }), [course, from, to, width, height]);

  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d');
    if (!element || !pen || width === 0) return undefined;
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const size = { wide: Math.round(width * ratio), high: Math.round(height * ratio) };
    element.width = size.wide;
    element.height = size.high;
    const colours = getComputedStyle(element);
    const line = (colour: string, alpha: number, thickness: number) =>
      pictureOf(size, (ink) => {
        ink.scale(ratio, ratio);
        ink.lineJoin = 'round';
        ink.strokeStyle = colour;
        ink.globalAlpha = alpha;
        ink.lineWidth = thickness;
        ink.stroke(pathOf(drawn));
      });
    const colour = colours.getPropertyValue('--ekg');
    const light = colours.getPropertyValue('--ekg-light');
    pen.drawImage(line(colour, 1, LINE), 0, 0);
    if (!isMoving) return undefined;
    // Both are drawn once; the motion is made of pieces of them, which costs less than drawing lines.
    const dim = line(colour, 0.62, LINE);
    const bright = line(light, 1, LIGHT);
    const piece = (picture: CanvasImageSource, from: number, until: number) => {
      const left = Math.max(0, from);
      const wide = Math.min(size.wide, until) - left;
      if (wide > 0) pen.drawImage(picture, left, 0, wide, size.high, left, 0, wide, size.high);
    };
    const edge = Math.ceil(EDGE * ratio);
    let lit: readonly [number, number] = [0, size.wide];
    const draw = (now: number) => {
      const at = sweepAt(now, phase) * (width + GLOW) * ratio;
      const edges = Array.from({ length: STEPS + 1 }, (_, step) => Math.round(at - (GLOW * ratio * (STEPS - step)) / STEPS));
      const reach: readonly [number, number] = [edges[0]! - edge, edges[STEPS]! + edge];
      if (reach[1] === lit[1]) return;
      // Between two pictures only the place of the light differs: no more than that is drawn again.
      const [left, right] = [Math.min(lit[0], reach[0]), Math.max(lit[1], reach[1])];
      pen.clearRect(left, 0, right - left, size.high);
      piece(dim, left, right);
      for (let step = 0; step < STEPS; step++) {
        pen.globalAlpha = (step + 1) / STEPS;
        piece(bright, edges[step]!, edges[step + 1]!);
      }
      pen.globalAlpha = 1;
      drawHead(pen, drawn, at / ratio, ratio, light);
      lit = reach;
    };
    return whileSeen(element, () => eachFrame(draw));
  }, [drawn, width, height, isMoving, theme, phase]);

  return <canvas ref={canvas} className={styles.strip} role="img" aria-label={label} data-height={height} />;
}

function sweepAt(now: number, phase: number): number {
  const whole = SWEEP + REST;
  return Math.min(1, ((now + phase * whole) % whole) / SWEEP);
}

function pathOf(drawn: Drawn): Path2D {
  const path = new Path2D();
  drawn.ys.forEach((y, x) => path.lineTo(x, y));
  return path;
}

function pictureOf({ wide, high }: { wide: number; high: number }, draw: (ink: CanvasRenderingContext2D) => void): HTMLCanvasElement {
  const picture = document.createElement('canvas');
  picture.width = wide;
  picture.height = high;
  const ink = picture.getContext('2d');
  if (ink) draw(ink);
  return picture;
}

function drawHead(pen: CanvasRenderingContext2D, drawn: Drawn, at: number, ratio: number, colour: string): void {
  const y = drawn.ys[Math.round(at)];
  if (y === undefined) return;
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(Math.round(at) * ratio, y * ratio, 2.4 * ratio, 0, 2 * Math.PI);
  pen.fill();
}

/** Moves while it can be seen. */
function whileSeen(element: Element, begin: () => () => void): () => void {
  let end: (() => void) | undefined;
  const stop = () => {
    end?.();
    end = undefined;
  };
  const observer = new IntersectionObserver((entries) => {
    const isSeen = entries.at(-1)?.isIntersecting ?? false;
    if (isSeen && end === undefined) end = begin();
    if (!isSeen) stop();
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    stop();
  };
}
