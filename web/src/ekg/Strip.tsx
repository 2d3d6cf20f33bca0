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

/** How far what is drawn reaches beyond its place, in pixels: half a line, and the head of the pen. */
const EDGE = 4;

type Ink = { readonly line: string; readonly light: string };

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
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    const colours = getComputedStyle(element);
    const ink = { line: colours.getPropertyValue('--ekg'), light: colours.getPropertyValue('--ekg-light') };
    let before: number | undefined;
    // Between two pictures only the place of the light differs: no more than that is drawn again.
    const part = (left: number, right: number, at: number | undefined) => {
      pen.save();
      pen.beginPath();
      pen.rect(left, 0, right - left, height);
      pen.clip();
      pen.clearRect(left, 0, right - left, height);
      drawLine(pen, pathOf(drawn, left - EDGE, right + EDGE), ink, at === undefined);
      if (at !== undefined) drawLight(pen, drawn, ink, at);
      pen.restore();
    };
    const draw = (now: number | undefined) => {
      const at = now === undefined ? undefined : sweepAt(now, phase) * (width + GLOW);
      if (at !== undefined && at === before) return;
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      if (at !== undefined && before !== undefined && before < at) part(Math.floor(before - GLOW) - EDGE, Math.ceil(at) + EDGE, at);
      else part(0, width, at);
      before = at;
    };
    if (!isMoving) {
      draw(undefined);
      return undefined;
    }
    return whileSeen(element, () => eachFrame(draw), () => draw(undefined));
  }, [drawn, width, height, isMoving, theme, phase]);

  return <canvas ref={canvas} className={styles.strip} role="img" aria-label={label} data-height={height} />;
}

function sweepAt(now: number, phase: number): number {
  const whole = SWEEP + REST;
  return Math.min(1, ((now + phase * whole) % whole) / SWEEP);
}

function pathOf(drawn: Drawn, begin: number, end: number): Path2D {
  const path = new Path2D();
  for (let x = Math.max(0, begin); x < Math.min(end, drawn.ys.length); x++) path.lineTo(x, drawn.ys[x]!);
  return path;
}

function drawLine(pen: CanvasRenderingContext2D, path: Path2D, ink: Ink, isStill: boolean): void {
  pen.lineJoin = 'round';
  pen.strokeStyle = ink.line;
  pen.globalAlpha = isStill ? 1 : 0.62;
  pen.lineWidth = 1.4;
  pen.stroke(path);
  pen.globalAlpha = 1;
}

/** The light fades behind the pen in steps, which costs less than a gradient and looks the same. */
function drawLight(pen: CanvasRenderingContext2D, drawn: Drawn, ink: Ink, at: number): void {
  const steps = 6;
  pen.strokeStyle = ink.light;
  for (let step = 0; step < steps; step++) {
    const begin = Math.floor(at - (GLOW * (steps - step)) / steps);
    const end = Math.ceil(at - (GLOW * (steps - step - 1)) / steps) + 1;
    if (end <= 0 || begin >= drawn.ys.length) continue;
    pen.globalAlpha = (step + 1) / steps;
    pen.lineWidth = 1.4 + (step / steps) * 0.9;
    pen.stroke(pathOf(drawn, begin, end));
  }
  const head = Math.round(at);
  if (head >= 0 && head < drawn.ys.length) {
    pen.globalAlpha = 1;
    pen.fillStyle = ink.light;
    pen.beginPath();
    pen.arc(head, drawn.ys[head]!, 2.4, 0, 2 * Math.PI);
    pen.fill();
  }
  pen.globalAlpha = 1;
}

/** Moves while it can be seen, and stands still elsewhere. */
function whileSeen(element: Element, begin: () => () => void, still: () => void): () => void {
  let end: (() => void) | undefined;
  const stop = () => {
    end?.();
    end = undefined;
  };
  const observer = new IntersectionObserver((entries) => {
    const isSeen = entries.at(-1)?.isIntersecting ?? false;
    if (isSeen && end === undefined) end = begin();
    if (!isSeen) {
      stop();
      still();
    }
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    stop();
  };
}
