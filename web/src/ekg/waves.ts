import { type Beat, type Course, pulseAt } from './course';

/** Where a strip is drawn: its time and its size in CSS pixels. */
export type Frame = {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly height: number;
};

/** Beats that fall on one another are one wave: their points are added up, side by side. */
export type Wave = {
  readonly x: number;
  readonly returns: number;
  readonly noise: number;
  readonly investments: number;
};

/** What is drawn: a height for each pixel from the left, counted from the top, and the waves in it. */
export type Drawn = {
  readonly ys: Float32Array;
  readonly waves: readonly Wave[];
};

/** The least and the greatest pulse that there is room for. */
export type Levels = { readonly low: number; readonly high: number };

/** Two beats closer than this are one wave, as their shapes could not be told apart. */
const WAVE_WIDTH = 9;

/** Points of a wave as high as half of the strip; a purchase has about ten. */
const FULL_POINTS = 12;

/** The bumps of a heart's beat: place and width in pixels, height as a share of the wave's. */
const BEAT = [
  { at: -8, width: 2.4, height: 0.1 },
  { at: -2.6, width: 0.9, height: -0.16 },
  { at: 0, width: 1.1, height: 1 },
  { at: 2.8, width: 1.1, height: -0.3 },
  { at: 10, width: 3, height: 0.2 },
];
const NOISE = [
  { at: 0, width: 1.2, height: -0.75 },
  { at: 3.4, width: 1.6, height: 0.18 },
];
const INVESTMENT = [{ at: 0, width: 2.2, height: 0.4 }];

/** How far a wave reaches to either side, in pixels. */
const REACH = 20;

/** The course of a pulse as an EKG: its level, with a beat for each return, a dip for noise, a bump for outreach. */
export function drawnAs(course: Course, frame: Frame, levels = levelsOf(course)): Drawn {
  const ys = new Float32Array(Math.max(0, Math.floor(frame.width)));
  for (let x = 0; x < ys.length; x++) ys[x] = yOf(levels, frame, pulseAt(course, instantAt(frame, x)));
  const waves = wavesOf(course.beats, frame);
  for (const wave of waves) addWave(ys, wave, frame.height);
  const edge = 1.5;
  for (let x = 0; x < ys.length; x++) ys[x] = Math.min(frame.height - edge, Math.max(edge, ys[x]!));
  return { ys, waves };
}

export function instantAt(frame: Frame, x: number): number {
  return frame.from + (x / Math.max(1, frame.width - 1)) * (frame.to - frame.from);
}

/** From points to pixels: the level has the lower part of the strip, the beats need the upper. */
export function yOf({ low, high }: Levels, frame: Frame, pulse: number): number {
  const bottom = frame.height * 0.88;
  const top = frame.height * 0.46;
  return bottom - ((pulse - low) / (high - low)) * (bottom - top);
}

function levelsOf(course: Course): Levels {
  return { low: Math.min(0, ...course.pulses), high: Math.max(1, ...course.pulses) };
}

function wavesOf(beats: readonly Beat[], frame: Frame): Wave[] {
  const waves: { x: number; returns: number; noise: number; investments: number }[] = [];
  const sorted = beats
    .map((beat) => ({ beat, at: Date.parse(beat.booked_at) }))
    .filter(({ at }) => at >= frame.from && at <= frame.to)
    .sort((one, other) => one.at - other.at);
  for (const { beat, at } of sorted) {
    const x = ((at - frame.from) / Math.max(1, frame.to - frame.from)) * (frame.width - 1);
    let wave = waves.at(-1);
    if (wave === undefined || x - wave.x > WAVE_WIDTH) {
      wave = { x, returns: 0, noise: 0, investments: 0 };
      waves.push(wave);
    }
    if (beat.side === 'investment') wave.investments += beat.points;
    else if (beat.points < 0) wave.noise += beat.points;
    else wave.returns += beat.points;
  }
  return waves;
}

function addWave(ys: Float32Array, wave: Wave, height: number): void {
  const tall = (points: number) => height * 0.5 * Math.min(1, 0.12 + Math.sqrt(Math.abs(points) / FULL_POINTS));
  const shapes = [
    { bumps: BEAT, size: wave.returns === 0 ? 0 : tall(wave.returns) },
    { bumps: NOISE, size: wave.noise === 0 ? 0 : tall(wave.noise) },
    { bumps: INVESTMENT, size: wave.investments === 0 ? 0 : Math.min(height * 0.12, tall(wave.investments)) },
  ];
  const from = Math.max(0, Math.ceil(wave.x - REACH));
  const to = Math.min(ys.length - 1, Math.floor(wave.x + REACH));
  for (let x = from; x <= to; x++) {
    let rise = 0;
    for (const { bumps, size } of shapes) {
      for (const bump of bumps) rise += size * bump.height * bell((x - wave.x - bump.at) / bump.width);
    }
    ys[x] = ys[x]! - rise;
  }
}

function bell(distance: number): number {
  return Math.exp((-distance * distance) / 2);
}
