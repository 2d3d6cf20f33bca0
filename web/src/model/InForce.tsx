import { Dialog, DialogHeading } from '@ariakit/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, server } from '../api/client';
import controls from '../parts/controls.module.css';
import { Facts } from '../parts/Facts';
import { Figure } from '../parts/Figure';
import { Hint } from '../parts/Hint';
import { Sheet } from '../parts/Sheet';
import { Trouble } from '../parts/states';
import { useMay } from '../shell/session';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';
import { IntervalPlot } from './IntervalPlot';
import { beforeOf } from './meaning';
import styles from './Model.module.css';
import { type Model, type Models, noteUnderway } from './useModels';

/** What everybody is counted by, what is on its way into force, and whether it is still right. */
export function InForce({ models }: { models: Models }) {
  const { words } = useWords();
  const said = words.model.learned;
  const model = models.models.find((each) => each.id === models.current.model);
  return (
    <>
      <Sheet title={said.inForce} sentence={model ? said.byModel(model.id) : said.byCatalog} tools={<RollBack models={models} />}>
        <Underway models={models} />
        {model && <About model={model} />}
      </Sheet>
      {models.drift && <Drift drift={models.drift} />}
    </>
  );
}

function About({ model }: { model: Model }) {
  const { words, format } = useWords();
  const said = words.model.learned;
  const { learned } = model;
  return (
    <Facts
      of={[
        [said.targets, model.targets.join(', ')],
        [said.learnedFrom, `${said.from(format.number(learned.interactions), format.number(learned.customers))}, ${said.span(format.day(learned.first), format.day(learned.until))}`],
        [said.horizon, words.numbers.days(format.number(learned.horizon_days))],
        [said.auc, learned.auc !== null && (
          <Hint label={`${said.auc} ${format.number(learned.auc, 3)}`} help={said.aucHelp}>
            {format.number(learned.auc, 3)}
          </Hint>
        )],
      ]}
    />
  );
}

/** How far an adoption has come; or that it came to nothing. */
export function Underway({ models }: { models: Models }) {
  const { words, format } = useWords();
  const said = words.model.learned;
  const { adopting } = models;
  if (!adopting) return null;
  if (adopting.state === 'failed') {
    return (
      <p role="alert" className={styles.alarm}>
        {said.failed}
      </p>
    );
  }
  const text = said.making(adopting.model ?? adopting.catalog ?? words.model.before);
  return (
    <div className={styles.underway} role="status">
      <strong>{text}</strong>
      <progress value={adopting.made} max={Math.max(1, adopting.known)} aria-label={text} />
      <small>{said.made(format.number(adopting.made), format.number(adopting.known))}</small>
    </div>
  );
}

/** Whether as many came as the model in force expected. */
function Drift({ drift }: { drift: NonNullable<Models['drift']> }) {
  const { words, format } = useWords();
  const said = words.model.drift;
  const [observed, expected] = [format.number(drift.observed), format.number(drift.expected)];
  const sentence = drift.alarm ? said.alarm(observed, expected) : said.fine(observed, expected);
  const { ratio, low, high } = drift;
  return (
    <Figure title={said.title} file="drift"
      sentence={drift.alarm ? <span role="alert" className={styles.alarm}>{sentence}</span> : sentence}
      header={[said.period, said.observed, said.expected, said.ratio, said.low, said.high]}
      rows={[[words.model.learned.span(format.day(drift.landmark), format.day(drift.until)), drift.observed, drift.expected, ratio, low, high]]}>
      {ratio !== null && low !== null && high !== null && (
        <IntervalPlot label={said.chart(format.number(ratio, 2), format.number(low, 2), format.number(high, 2))} centre={1}
          rows={[{ name: said.ratio, estimate: ratio, low, high }]} tell={(value) => format.number(value, 2)} />
      )}
    </Figure>
  );
}

function RollBack({ models }: { models: Models }) {
  const { words } = useWords();
  const said = words.model.learned;
  const mayRollBack = useMay('admin');
  const [isAsking, setAsking] = useState(false);
  const before = beforeOf(models.history);
  const isUnderway = models.adopting?.state === 'making';
  const reason = !mayRollBack ? words.model.mayNot('admin') : before === undefined ? said.nothingBefore : isUnderway ? words.model.adopt.underway : undefined;
  return (
    <>
      <button type="button" className={`${controls.button} ${controls.small}`} disabled={reason !== undefined} title={reason} onClick={() => setAsking(true)}>
        {said.rollback}
      </button>
      {isAsking && before !== undefined && (
        <AskRollBack model={models.current.model ?? words.model.without} before={before || words.model.without} close={() => setAsking(false)} />
      )}
    </>
  );
}

function AskRollBack({ model, before, close }: { model: string; before: string; close: () => void }) {
  const { words } = useWords();
  const said = words.model.learned;
  const queries = useQueryClient();
  const tell = useTell();
  const rollback = useMutation({
    mutationFn: async () => answerOf(server.POST('/api/v1/models/rollback', { body: {} })),
    onSuccess: (underway) => {
      tell(said.begun);
      close();
      noteUnderway(queries, underway);
    },
  });
  return (
    <Dialog open onClose={close} className={`${controls.dialog} ${styles.ask}`} backdrop={<div className={controls.backdrop} />}>
      <DialogHeading>{said.rollbackTitle}</DialogHeading>
      <p>{said.rollbackText(model, before)}</p>
      {rollback.error && <Trouble error={rollback.error} />}
      <div className={controls.end}>
        <button type="button" className={controls.button} onClick={close}>
          {words.common.cancel}
        </button>
        <button type="button" className={controls.danger} disabled={rollback.isPending} onClick={() => rollback.mutate()}>
          {said.rollbackDo}
        </button>
      </div>
    </Dialog>
  );
}
