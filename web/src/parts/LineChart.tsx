import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useWords } from '../words/words';
import styles from './LineChart.module.css';
import { scaleOf } from './scale';
import { useWidth } from './useWidth';

/** One line of a chart. Lines differ by dash as well as by colour. */
export type Series = {
  readonly name: string;
  readonly colour: string;
  readonly dash?: string;
  readonly isArea?: boolean;
  readonly values: readonly (number | null)[];
};

type Props = {
  readonly label: string;
  /** The instants of the values, rising. */
  readonly at: readonly Date[];
  readonly series: readonly Series[];
  readonly height?: number;
  readonly tellPoint: (place: number) => string;
};

/** What a sign of a label takes, in pixels. */
const SIGN = 7.5;
const BOTTOM = 24;
const TOP = 10;

/** Lines over time, to be read by eye, by pointer and by keyboard. */
export function LineChart({ label, at, series, height = 240, tellPoint }: Props) {
  const { format, words } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [place, setPlace] = useState<number | undefined>(undefined);
  const last = at.length - 1;
  const values = series.flatMap((each) => each.values.filter((value) => value !== null));
  const { low, high, ticks } = scaleOf(values);
  const labels = ticks.map((tick) => format.number(tick, Math.abs(high - low) < 4 ? 1 : 0));
  const left = 16 + SIGN * Math.max(4, ...labels.map((each) => each.length));
  const begin = at[0]?.getTime() ?? 0;
  const length = Math.max(1, (at[last]?.getTime() ?? 1) - begin);
  const x = (index: number) => left + ((at[index]!.getTime() - begin) / length) * Math.max(0, width - left - 8);
  const y = (value: number) => TOP + (1 - (value - low) / (high - low)) * (height - TOP - BOTTOM);

  const move = (event: KeyboardEvent) => {
    const now = place ?? last;
    const step = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last, PageUp: now - 7, PageDown: now + 7 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setPlace(Math.min(last, Math.max(0, step)));
  };
  const point = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left - left) / Math.max(1, width - left - 8);
    const instant = begin + share * length;
    const nearest = at.findIndex((each, index) => index === last || (each.getTime() + at[index + 1]!.getTime()) / 2 > instant);
    setPlace(Math.min(last, Math.max(0, nearest)));
  };

  return (
    <div ref={frame} className={styles.frame}>
      {at.length > 0 && (
        <div role="group" tabIndex={0} aria-label={`${label} ${words.common.chartKeys}`} className={styles.chart} onKeyDown={move}
          onPointerMove={point} onPointerLeave={() => setPlace(undefined)}>
          <svg width={width} height={height} aria-hidden="true">
            {ticks.map((tick, row) => (
              <g key={tick}>
                <line className={styles.grid} x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
                <text className={styles.tick} x={left - 8} y={y(tick) + 4} textAnchor="end">
                  {labels[row]}
                </text>
              </g>
            ))}
            {daysToName(at, width).map((index) => (
              <text key={index} className={styles.tick} x={x(index)} y={height - 6} textAnchor={index === last ? 'end' : 'middle'}>
                {format.day(at[index]!)}
              </text>
            ))}
            {series.map((each) => (
              <Line key={each.name} series={each} x={x} y={y} floor={y(Math.max(low, Math.min(0, high)))} />
            ))}
            {place !== undefined && at[place] && (
              <g>
                <line className={styles.cursor} x1={x(place)} x2={x(place)} y1={TOP} y2={height - BOTTOM} />
                {series.map((each) => {
                  const value = each.values[place];
                  return value === null || value === undefined ? null : (
                    <circle key={each.name} cx={x(place)} cy={y(value)} r={4} fill={each.colour} className={styles.point} />
                  );
                })}
              </g>
            )}
          </svg>
        </div>
      )}
      <p className={styles.told} aria-live="polite">
        {place === undefined || !at[place] ? ' ' : tellPoint(place)}
      </p>
      {series.length > 1 && (
        <ul className={styles.legend}>
          {series.map((each) => (
            <li key={each.name}>
              <svg width="22" height="8" aria-hidden="true">
                <line x1="0" x2="22" y1="4" y2="4" stroke={each.colour} strokeWidth="2" strokeDasharray={each.dash} />
              </svg>
              {each.name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type LineProps = { series: Series; x: (index: number) => number; y: (value: number) => number; floor: number };

function Line({ series, x, y, floor }: LineProps) {
  const places = series.values.flatMap((value, index) => (value === null ? [] : [{ x: x(index), y: y(value) }]));
  if (places.length === 0) return null;
  const path = places.map((each, index) => `${index === 0 ? 'M' : 'L'}${each.x.toFixed(1)} ${each.y.toFixed(1)}`).join('');
  const area = `${path}L${places.at(-1)!.x.toFixed(1)} ${floor}L${places[0]!.x.toFixed(1)} ${floor}Z`;
  return (
    <>
      {series.isArea && <path d={area} fill={series.colour} opacity={0.12} />}
      <path d={path} fill="none" stroke={series.colour} strokeWidth={2} strokeDasharray={series.dash} strokeLinejoin="round" />
    </>
  );
}

/** Which instants are named below, as many as there is room for, the last always. */
function daysToName(at: readonly Date[], width: number): number[] {
  const room = Math.max(2, Math.floor(width / 140));
  const every = Math.max(1, Math.ceil(at.length / room));
  return at.map((_, index) => at.length - 1 - index * every).filter((index) => index >= 0 && (index > every / 3 || at.length < 4));
}
