import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { linkTo, useAddress } from '../address/address';
import controls from '../parts/controls.module.css';
import { type Column, DataTable } from '../parts/DataTable';
import { Sheet } from '../parts/Sheet';
import { Empty, Snippet } from '../parts/states';
import { useMay } from '../shell/session';
import { useWho } from '../shell/who';
import { useWords } from '../words/words';
import { Adopt } from './Adopt';
import { InForce } from './InForce';
import { chosenOf } from './meaning';
import styles from './Model.module.css';
import { Upload } from './Upload';
import { type Model, type Models } from './useModels';
import { Worths } from './Worths';

const FIT = './pulse fit events.jsonl --target "Order Completed" --output model.json';

/** What is in force, what could be, and what each signal is worth in it. */
export function Learned({ models }: { models: Models }) {
  const address = useAddress();
  const chosen = chosenOf(models, address.get('model'));
  return (
    <>
      <InForce models={models} />
      {chosen ? (
        <>
          <Worths model={chosen} models={models.models} />
          <Kept models={models} />
        </>
      ) : (
        <None />
      )}
    </>
  );
}

function None() {
  const { words } = useWords();
  const said = words.model.learned;
  return (
    <Empty title={said.none}>
      <p>{said.noneText}</p>
      <Snippet text={FIT} />
      <p>{said.noneHow}</p>
      <Upload />
      <p>{said.nightly}</p>
    </Empty>
  );
}

/** All that were put in, the latest first. */
function Kept({ models }: { models: Models }) {
  const { words, format } = useWords();
  const said = words.model.learned;
  const who = useWho();
  const mayAdopt = useMay('admin');
  const [adopted, setAdopted] = useState<string | undefined>(undefined);
  const isUnderway = models.adopting?.state === 'making';
  const columns = useMemo<readonly Column<Model>[]>(
    () => [
      { id: 'id', title: said.model, value: (row) => row.id, shown: (row) => <Link href={linkTo('/model', { part: 'learned', model: row.id })}>{row.id}</Link> },
      { id: 'state', title: said.state, value: (row) => words.model.states[row.state] ?? row.state,
        shown: (row) => <span className={styles.state} data-state={row.state}>{words.model.states[row.state] ?? row.state}</span> },
      { id: 'targets', title: said.targets, value: (row) => row.targets.join(', ') },
      { id: 'learned', title: said.learnedFrom, value: (row) => row.learned.until,
        shown: (row) => (
          <>
            {said.span(format.day(row.learned.first), format.day(row.learned.until))}
            <br />
            <small>{said.from(format.number(row.learned.interactions), format.number(row.learned.customers))}</small>
          </>
        ) },
      { id: 'auc', title: said.auc, value: (row) => row.learned.auc, isNumber: true,
        shown: (row) => (row.learned.auc === null ? '–' : format.number(row.learned.auc, 3)) },
      { id: 'at', title: said.putIn, value: (row) => row.at, shown: (row) => said.putInBy(format.instant(row.at), who(row.by)) },
      { id: 'actions', title: words.common.actions, shown: (row) => (
        <span className={controls.row}>
          <Link className={`${controls.button} ${controls.small}`} href={linkTo('/model', { part: 'evidence', model: row.id })}
            aria-label={said.about(said.evidence, row.id)}>
            {said.evidence}
          </Link>
          {row.state !== 'current' && (
            <button type="button" className={`${controls.button} ${controls.small}`} disabled={!mayAdopt || isUnderway}
              title={mayAdopt ? undefined : words.model.mayNot('admin')} aria-label={said.about(said.adopt, row.id)} onClick={() => setAdopted(row.id)}>
              {said.adopt}
            </button>
          )}
        </span>
      ) },
    ],
    [words, format, said, who, mayAdopt, isUnderway],
  );
  const rows = useMemo(() => models.models.toReversed(), [models.models]);
  return (
    <Sheet title={said.title} sentence={said.sentence(format.number(rows.length))}>
      <DataTable label={said.title} columns={columns} rows={rows} keyOf={(row) => row.id} empty={null} file="models" tools={<Upload />} />
      {adopted && <Adopt id={adopted} models={models} close={() => setAdopted(undefined)} />}
    </Sheet>
  );
}
