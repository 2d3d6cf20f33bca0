import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Schemas } from '../api/client';
import { Hint } from '../parts/Hint';
import { Sheet } from '../parts/Sheet';
import { formulaTold } from '../words/formula';
import { useWords } from '../words/words';
import styles from './Customer.module.css';
import { cadenceTold, momentumTold, overdueTold } from './formulas';

/** How a customer stands now, each number with its formula. */
export function Vitals({ pulse, now }: { pulse: Schemas['PulseNow']; now: Date }) {
  const { words, format } = useWords();
  const said = words.numbers;
  const formula = formulaTold(pulse, words, format);
  const meaning = (name: string) => pulse.meaning[name]?.formula ?? '';
  const { forecast } = pulse;
  const trend = pulse.momentum === null ? '' : said.momentumOf(pulse.momentum, format.signed(pulse.momentum, 1));
  const cadence = said.days(format.number(pulse.cadence_days, 1));
  const overdue = pulse.overdue === null ? '' : pulse.overdue <= 1 ? said.inTime : said.gaps(format.number(pulse.overdue, 1));
  const expected = forecast ? words.customer.vitals.forecastOf(format.number(forecast.expected_30d, 1), forecast.low_30d, forecast.high_30d) : '';
  return (
    <Sheet title={words.customer.vitals.title}>
      <p className={styles.level}>
        <Hint label={`${said.pulse} ${format.points(pulse.pulse)}`} help={<>{said.help.pulse}<br /><code>{formula}</code></>}>
          {format.points(pulse.pulse)}
        </Hint>
      </p>
      <p className={styles.note}>{words.common.asOf(format.ago(pulse.at, now))}</p>
      <dl className={styles.vitals}>
        <Row name={said.momentum}>
          {trend === '' ? words.common.unknown : (
            <Hint label={`${said.momentum} ${trend}`} help={<>{said.help.momentum}<br /><code>{momentumTold(pulse, words, format)}</code></>}>
              {trend}
            </Hint>
          )}
        </Row>
        <Row name={said.cadence}>
          <Hint label={`${said.cadence} ${cadence}`} help={<>{said.help.cadence}<br /><code>{cadenceTold(pulse, words, format)}</code></>}>
            {cadence}
          </Hint>
        </Row>
        <Row name={said.overdue}>
          {overdue === '' ? words.common.unknown : (
            <Hint label={`${said.overdue} ${overdue}`} help={<>{said.help.overdue}<br /><code>{overdueTold(pulse, words, format)}</code></>}>
              {overdue}
            </Hint>
          )}
        </Row>
        {forecast ? (
          <>
            <Row name={words.customer.vitals.forecast}>
              <Hint label={`${words.customer.vitals.forecast} ${expected}`} help={<>{words.customer.vitals.forecastHelp}<br /><code>{meaning('low_30d')}</code></>}>
                {expected}
              </Hint>
            </Row>
            <Row name={words.customer.vitals.chance}>{format.share(forecast.chance_30d)}</Row>
          </>
        ) : (
          <Row name={words.customer.vitals.forecast}>
            <span className={styles.note}>
              <Link href="/model">{words.customer.vitals.noModel}</Link>
            </span>
          </Row>
        )}
      </dl>
    </Sheet>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
