import { useMemo } from 'react';
import type { Schemas } from '../api/client';
import { useAddress } from '../address/address';
import { type Period, zoomTo } from '../address/period';
import type { Course } from '../ekg/course';
import { EkgChart } from '../ekg/EkgChart';
import controls from '../parts/controls.module.css';
import { Figure } from '../parts/Figure';
import { Trouble, Waiting } from '../parts/states';
import { nameOf } from '../words/format';
import { useWords } from '../words/words';
import styles from './Customer.module.css';
import { toldOf } from './told';
import { useTrace } from './useTrace';

type Props = { readonly customer: string; readonly period: Period; readonly now: Date };

/** The EKG of a customer over a period, beside the one before if that is asked for. */
export function Ekg({ customer, period, now }: Props) {
  const { words } = useWords();
  const trace = useTrace(customer, period.from, period.to, period.isLive);
  const length = period.to.getTime() - period.from.getTime();
  const earlier = useTrace(customer, new Date(period.from.getTime() - length), period.from, false, period.compared);
  const before = useMemo(
    () => (period.compared && earlier.course ? moved(earlier.course, length) : undefined),
    [period.compared, earlier.course, length],
  );
  if (trace.error) return <Trouble error={trace.error} again={() => void trace.refetch()} />;
  if (!trace.data || !trace.course) return <Waiting />;
  return <Chart customer={customer} period={period} now={now} trace={trace.data} course={trace.course} before={before} label={words.customer.ekg.title} />;
}

function moved(course: Course, by: number): Course {
  return { ...course, times: course.times.map((time) => time + by) };
}

type ChartProps = Props & {
  readonly trace: Schemas['TraceOf'];
  readonly course: Course;
  readonly before: Course | undefined;
  readonly label: string;
};

function Chart({ customer, period, now, trace, course, before, label }: ChartProps) {
  const { words, format } = useWords();
  const address = useAddress();
  const said = words.customer.ekg;
  const from = period.from.getTime();
  const to = period.to.getTime();
  const sentence = toldOf(trace, period.days, { words, format, now });
  const chosen = Date.parse(address.get('at'));
  const zoomBy = (factor: number) => zoomTo(address, to - (to - from) * factor, to, now);
  return (
    <Figure
      title={said.title}
      sentence={sentence}
      header={[words.common.time, words.numbers.pulse, words.numbers.investments, words.numbers.returns, words.numbers.decay, words.numbers.noise, words.numbers.stage]}
      rows={trace.points.map((point) => [format.instant(point.at), point.pulse, point.investments, point.returns, point.decay, point.noise, point.stage])}
      file={`ekg-${nameOf(customer)}`}
      name="ekg"
      tools={
        <>
          <button type="button" className={`${controls.quiet} ${controls.small}`} onClick={() => zoomBy(0.5)}>
            {said.zoomIn}
          </button>
          <button type="button" className={`${controls.quiet} ${controls.small}`} onClick={() => zoomBy(2)} disabled={period.days > 1_500}>
            {said.zoomOut}
          </button>
        </>
      }
    >
      <EkgChart course={course} from={from} to={to} before={before} label={`${label}: ${sentence}`}
        chosen={Number.isNaN(chosen) ? undefined : chosen}
        choose={(instant) => address.set({ at: new Date(instant).toISOString(), tab: 'ledger' })}
        zoom={(begin, end) => zoomTo(address, begin, end, now)} />
      <ul className={styles.legend}>
        <li>
          <svg width="10" height="10" aria-hidden="true"><circle cx="5" cy="5" r="3.5" fill="var(--returns)" /></svg>
          {said.legend.returns}
        </li>
        <li>
          <svg width="10" height="10" aria-hidden="true"><rect x="2" y="2" width="6" height="6" fill="var(--investments)" /></svg>
          {said.legend.investments}
        </li>
        <li>
          <svg width="10" height="10" aria-hidden="true"><path d="M1 2l4 7 4-7z" fill="var(--noise)" /></svg>
          {said.legend.noise}
        </li>
        {before && (
          <li>
            <svg width="22" height="8" aria-hidden="true"><path d="M0 4h22" stroke="var(--line-strong)" strokeWidth="1.5" strokeDasharray="5 4" /></svg>
            {said.legend.before}
          </li>
        )}
      </ul>
    </Figure>
  );
}
