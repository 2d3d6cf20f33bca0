import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { scaleOf } from '../parts/scale';
import { useWidth } from '../parts/useWidth';
import { useWords } from '../words/words';
import { type Beat, type Course, pulseAt } from './course';
import styles from './EkgChart.module.css';
import { drawnAs, type Drawn, type Frame, instantAt, type Wave, yOf } from './waves';

type Props = {
  readonly course: Course;
  readonly from: number;
  readonly to: number;
  /** The course of the period before, moved to this one. */
  readonly before?: Course | undefined;
  readonly label: string;
  /** The instant whose ledger is shown, if it is not now. */
  readonly chosen?: number | undefined;
  readonly choose: (instant: number) => void;
  /** Looks at a part of the time only. */
  readonly zoom: (from: number, to: number) => void;
};

const HEIGHT = 260;
const AXIS = 24;

/** How near a beat the pointer has to be to tell of it, in pixels. */
const NEAR = 7;

/** The EKG of one customer, large: with its beats to be asked what they were, and its time to be chosen. */
export function EkgChart({ course, from, to, before, label, chosen, choose, zoom }: Props) {
  const { words, format } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const frame = useMemo(() => ({ from, to, width, height: HEIGHT - AXIS }), [from, to, width]);
  // What is compared is drawn on one scale.
  const scale = useMemo(() => scaleOf([1, ...course.pulses, ...(before?.pulses ?? [])]), [course, before]);
  const drawn = useMemo(() => drawnAs(course, frame, scale), [course, frame, scale]);
  const past = useMemo(() => before && drawnAs({ ...before, beats: [] }, frame, scale), [before, frame, scale]);
  const [cursor, setCursor] = useState<number | undefined>(undefined);
  const [begun, setBegun] = useState<number | undefined>(undefined);

  const place = (event: PointerEvent) => {
    const left = event.currentTarget.getBoundingClientRect().left;
    return Math.min(width - 1, Math.max(0, event.clientX - left));
  };
  const move = (event: KeyboardEvent) => {
    const next = cursorAfter(event.key, cursor ?? width - 1, drawn.waves, width);
    if (event.key === 'Enter' && cursor !== undefined) choose(instantAt(frame, cursor));
    if (next === undefined) return;
    event.preventDefault();
    setCursor(next);
  };
  const release = (event: PointerEvent) => {
    const end = place(event);
    if (begun !== undefined && Math.abs(end - begun) > 16) zoom(instantAt(frame, Math.min(begun, end)), instantAt(frame, Math.max(begun, end)));
    else choose(instantAt(frame, end));
    setBegun(undefined);
  };
  const wave = cursor === undefined ? undefined : drawn.waves.find((each) => Math.abs(each.x - cursor) <= NEAR);
  const instant = cursor === undefined ? undefined : instantAt(frame, cursor);

  return (
    <div ref={box}>
      <div role="group" tabIndex={0} aria-label={`${label} ${words.common.chartKeys}`} className={styles.chart} onKeyDown={move}
        onPointerMove={(event) => setCursor(place(event))} onPointerLeave={() => setCursor(undefined)}
        onPointerDown={(event) => setBegun(place(event))} onPointerUp={release}>
        <svg width={width} height={HEIGHT} aria-hidden="true">
          {scale.ticks.map((tick) => (
            <line key={tick} className={styles.grid} x1={0} x2={width} y1={yOf(scale, frame, tick)} y2={yOf(scale, frame, tick)} />
          ))}
          {past && <path className={styles.past} d={pathOf(past)} />}
          {chosen !== undefined && <line className={styles.chosen} x1={xOf(frame, chosen)} x2={xOf(frame, chosen)} y1={0} y2={HEIGHT - AXIS} />}
          <path className={styles.line} d={pathOf(drawn)} />
          {drawn.waves.map((each) => (
            <Mark key={each.x} wave={each} y={drawn.ys[Math.round(each.x)] ?? 0} />
          ))}
          {begun !== undefined && cursor !== undefined && (
            <rect className={styles.span} x={Math.min(begun, cursor)} width={Math.abs(cursor - begun)} height={HEIGHT - AXIS} />
          )}
          {cursor !== undefined && <line className={styles.cursor} x1={cursor} x2={cursor} y1={0} y2={HEIGHT - AXIS} />}
          {scale.ticks.map((tick) => (
            <text key={tick} className={styles.level} x={2} y={yOf(scale, frame, tick) - 3}>
              {format.number(tick, scale.high - scale.low < 4 ? 1 : 0)}
            </text>
          ))}
          {ticksOf(frame).map((tick) => (
            <text key={tick} className={styles.tick} x={xOf(frame, tick)} y={HEIGHT - 6} textAnchor="middle">
              {to - from < 3 * 86_400_000 ? format.instant(new Date(tick)) : format.day(new Date(tick))}
            </text>
          ))}
        </svg>
      </div>
      <p className={styles.told} aria-live="polite">
        {instant === undefined ? '\u00a0' : words.customer.ekg.at(format.instant(new Date(instant)), format.points(pulseAt(course, instant)))}
        {wave && ` · ${toldBeats(beatsOf(course.beats, frame, wave), words.numbers.silence, format.signed)}`}
      </p>
    </div>
  );
}

/** A beat's mark: what it was shows in its shape as well as in its colour. */
function Mark({ wave, y }: { wave: Wave; y: number }) {
  if (wave.noise < 0 && wave.returns === 0) return <path className={styles.noise} d={`M${wave.x - 4} ${y + 4}l4 7 4-7z`} />;
  if (wave.returns > 0) return <circle className={styles.return} cx={wave.x} cy={Math.max(5, y - 6)} r={3.2} />;
  return <rect className={styles.investment} x={wave.x - 3} y={y - 10} width={6} height={6} />;
}

function pathOf(drawn: Drawn): string {
  let path = '';
  for (let x = 0; x < drawn.ys.length; x++) path += `${x === 0 ? 'M' : 'L'}${x} ${drawn.ys[x]!.toFixed(1)}`;
  return path;
}

function xOf(frame: Frame, instant: number): number {
  return ((instant - frame.from) / Math.max(1, frame.to - frame.from)) * (frame.width - 1);
}

function cursorAfter(key: string, now: number, waves: readonly Wave[], width: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return waves.findLast((wave) => wave.x < now - 1)?.x ?? 0;
    case 'ArrowRight':
      return waves.find((wave) => wave.x > now + 1)?.x ?? width - 1;
    case 'Home':
      return 0;
    case 'End':
      return width - 1;
    case 'PageUp':
      return Math.max(0, now - width / 8);
    case 'PageDown':
      return Math.min(width - 1, now + width / 8);
    default:
      return undefined;
  }
}

function beatsOf(beats: readonly Beat[], frame: Frame, wave: Wave): Beat[] {
  return beats.filter((beat) => Math.abs(xOf(frame, Date.parse(beat.booked_at)) - wave.x) <= NEAR + 2);
}

const TOLD_MAX = 4;

function toldBeats(beats: readonly Beat[], silence: (signal: string) => string, signed: (points: number) => string): string {
  const told = beats.slice(0, TOLD_MAX).map((beat) => {
    const name = beat.kind === 'interaction' ? beat.signal : silence(beat.signal);
    return `${name} ${signed(beat.points)}${beat.content ? ` (${beat.content})` : ''}`;
  });
  return told.join(', ') + (beats.length > TOLD_MAX ? ` … +${beats.length - TOLD_MAX}` : '');
}

function ticksOf(frame: Frame): number[] {
  const count = Math.max(1, Math.floor(frame.width / 150));
  return Array.from({ length: count }, (_, place) => frame.from + ((place + 0.5) / count) * (frame.to - frame.from));
}
