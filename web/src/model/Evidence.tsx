import { useState } from 'react';
import { Link } from 'wouter';
import { linkTo, useAddress } from '../address/address';
import controls from '../parts/controls.module.css';
import { Figure } from '../parts/Figure';
import { Sheet } from '../parts/Sheet';
import { Empty, Trouble, Waiting } from '../parts/states';
import { useMay } from '../shell/session';
import { useWords } from '../words/words';
import { Adopt } from './Adopt';
import { IntervalPlot } from './IntervalPlot';
import { chosenOf, figuresOf } from './meaning';
import styles from './Model.module.css';
import { Moves } from './Moves';
import { useMeasures, Verdict } from './Verdict';
import { type Comparison, type Model, type Models, useComparison } from './useModels';
import { ChooseModel } from './Worths';

/** What speaks for a model: how it did against what is in force, on the same customers. */
export function Evidence({ models }: { models: Models }) {
  const { words } = useWords();
  const address = useAddress();
  const asked = address.get('model');
  // A candidate is what one wants to judge; what is in force has been.
  const candidates = models.models.filter((model) => model.state === 'candidate');
  const chosen = asked === '' && candidates.length > 0 ? candidates.at(-1) : chosenOf(models, asked);
  if (!chosen) {
    return (
      <Empty title={words.model.evidence.none}>
        <Link href={linkTo('/model', { part: 'learned' })}>{words.model.evidence.toLearned}</Link>
      </Empty>
    );
  }
  return <OfModel key={chosen.id} model={chosen} models={models} />;
}

function OfModel({ model, models }: { model: Model; models: Models }) {
  const { words, format } = useWords();
  const said = words.model.evidence;
  const isCurrent = model.id === models.current.model;
  const adoption = isCurrent ? models.history.find((each) => each.model === model.id && figuresOf(each)) : undefined;
  const judged = adoption && figuresOf(adoption);
  const asked = useComparison(model.id, models.current.model ?? '', !isCurrent);
  const comparison = isCurrent ? judged : asked.data;
  const against = comparison?.current ?? words.model.without;
  const sentence = !comparison ? undefined : adoption ? `${said.against(against)} ${said.judged(format.day(adoption.at))}` : said.against(against);
  return (
    <>
      <Sheet title={`${model.id} · ${words.model.states[model.state] ?? model.state}`} sentence={sentence}
        tools={!isCurrent && <AdoptIt model={model} models={models} />}>
        <ChooseModel model={model} models={models.models} />
        {comparison ? <Verdict comparison={comparison} /> : isCurrent ? <p>{said.current}</p> : <Asked asked={asked} />}
      </Sheet>
      {comparison && <Figures comparison={comparison} />}
    </>
  );
}

function Asked({ asked }: { asked: ReturnType<typeof useComparison> }) {
  const { words } = useWords();
  if (asked.error) return <Trouble error={asked.error} again={() => void asked.refetch()} />;
  return (
    <>
      <p className={styles.note}>{words.model.evidence.waiting}</p>
      <Waiting />
    </>
  );
}

function AdoptIt({ model, models }: { model: Model; models: Models }) {
  const { words } = useWords();
  const [isAsking, setAsking] = useState(false);
  const mayAdopt = useMay('admin');
  const isUnderway = models.adopting?.state === 'making';
  const reason = !mayAdopt ? words.model.mayNot('admin') : isUnderway ? words.model.adopt.underway : undefined;
  return (
    <>
      <button type="button" className={`${controls.main} ${controls.small}`} disabled={reason !== undefined} title={reason} onClick={() => setAsking(true)}>
        {words.model.learned.adopt}
      </button>
      {isAsking && <Adopt id={model.id} models={models} close={() => setAsking(false)} />}
    </>
  );
}

function Figures({ comparison }: { comparison: Comparison }) {
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <Ranking comparison={comparison} />
        <Moves comparison={comparison} />
      </div>
      <All comparison={comparison} />
    </div>
  );
}

/** The lead in ranking, with its interval. */
function Ranking({ comparison }: { comparison: Comparison }) {
  const { words, format } = useWords();
  const said = words.model.evidence;
  const auc = comparison.measures.auc;
  const share = (value: number) => format.share(Math.abs(value));
  const known = auc && auc.difference !== null && auc.low !== null && auc.high !== null ? { difference: auc.difference, low: auc.low, high: auc.high } : undefined;
  const digits = known && Math.abs(known.high - known.low) < 0.01 ? 4 : 3;
  const told = (value: number) => format.signed(value, digits);
  const sentence = !known
    ? said.ranking.unknown
    : known.low > 0
      ? said.ranking.leads(share(known.difference), share(known.low), share(known.high))
      : known.high < 0
        ? said.ranking.trails(share(known.difference), share(known.high), share(known.low))
        : said.ranking.same(told(known.low), told(known.high));
  return (
    <Figure title={said.ranking.title} sentence={sentence} file={`ranking-${comparison.candidate}`} name="ranking"
      header={[said.candidate, said.inForce, said.lead, said.low, said.high]}
      rows={[[auc?.candidate, auc?.current, auc?.difference, auc?.low, auc?.high]]}>
      <dl className={styles.both}>
        <div>
          <dt>{said.candidate}</dt>
          <dd>{auc?.candidate === null || auc === undefined ? '–' : format.number(auc.candidate, 3)}</dd>
        </div>
        <div>
          <dt>{said.inForce}</dt>
          <dd>{auc?.current === null || auc === undefined ? '–' : format.number(auc.current, 3)}</dd>
        </div>
      </dl>
      {known && (
        <IntervalPlot label={said.leadChart(told(known.difference), told(known.low), told(known.high))} centre={0}
          rows={[{ name: said.lead, estimate: known.difference, low: known.low, high: known.high }]} tell={told} />
      )}
      <p className={styles.note}>{said.measureHelp.auc}</p>
    </Figure>
  );
}

function All({ comparison }: { comparison: Comparison }) {
  const { words, format } = useWords();
  const said = words.model.evidence;
  const { header, rows } = useMeasures(comparison);
  const error = comparison.measures.calibration_error;
  const sentences = [
    error && error.candidate !== null ? said.all.sentence(format.share(error.candidate)) : '',
    error && error.current === null ? said.all.silent : '',
  ];
  return (
    <Figure title={said.all.title} sentence={sentences.join(' ')} header={header} rows={rows} file={`measures-${comparison.candidate}`} name="measures">
      <dl className={styles.measures}>
        {rows.map(([name, candidate, current, lead], place) => (
          <div key={name}>
            <dt>
              <strong>{name}</strong>
              <small>{said.measureHelp[Object.keys(said.measureHelp)[place]!]}</small>
            </dt>
            <dd>
              <span>
                {said.candidate} <b>{candidate}</b>
              </span>
              <span>
                {said.inForce} <b>{current}</b>
              </span>
              <span>
                {said.lead} <b>{lead}</b>
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Figure>
  );
}
