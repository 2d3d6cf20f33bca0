import { useMemo } from 'react';
import { useAddress } from '../address/address';
import controls from '../parts/controls.module.css';
import { Facts } from '../parts/Facts';
import { Sheet } from '../parts/Sheet';
import { Trouble, Waiting } from '../parts/states';
import { useMay } from '../shell/session';
import { useWords } from '../words/words';
import { CatalogTable } from './CatalogTable';
import { CatalogText } from './CatalogText';
import { isEmpty, type Said } from './draft';
import { Effect } from './Effect';
import { Underway } from './InForce';
import styles from './Model.module.css';
import { TakeBack } from './TakeBack';
import { type CatalogInForce, useCatalog, useDraft, usePreview } from './useCatalog';
import type { Models } from './useModels';

/** The catalog: what each signal means and where the stages begin; to be changed after seeing what that does. */
export function Catalog({ models }: { models: Models }) {
  const catalog = useCatalog();
  if (catalog.error) return <Trouble error={catalog.error} again={() => void catalog.refetch()} />;
  if (!catalog.data) return <Waiting />;
  return (
    <>
      <About said={catalog.data} models={models} />
      <Editor inForce={catalog.data} />
    </>
  );
}

function About({ said: inForce, models }: { said: CatalogInForce; models: Models }) {
  const { words } = useWords();
  const said = words.model.catalog;
  return (
    <Sheet title={said.title} sentence={`${inForce.source === 'file' ? said.ofFile : said.ofJournal} ${said.lead}`} tools={<TakeBack inForce={inForce} />}>
      <Underway models={models} />
      {inForce.model && <p className={styles.alarm}>{said.withModel(inForce.model)}</p>}
      <Limits catalog={inForce.catalog} />
    </Sheet>
  );
}

/** Where the stages begin, and what holds for all signals. */
function Limits({ catalog }: { catalog: Said }) {
  const { words, format } = useWords();
  const said = words.model.catalog;
  const days = (value: number) => words.numbers.days(format.number(value, Number.isInteger(value) ? 0 : 1));
  const { thresholds, unknown } = catalog;
  const rates = Object.entries(catalog.rates).map(([currency, rate]) => `${currency} ${format.number(rate, 4)}`);
  return (
    <details className={styles.limits}>
      <summary>{said.limits}</summary>
      <Facts
        of={[
          [said.newFor, days(thresholds.new_for_days)],
          [said.overdue, said.overdueOf(format.number(thresholds.overdue.fading, 1), format.number(thresholds.overdue.dormant, 1), format.number(thresholds.overdue.lost, 1))],
          [said.momentum, said.momentumOf(format.signed(thresholds.momentum.growing, 1), format.signed(thresholds.momentum.fading, 1), days(thresholds.momentum.fast_days), days(thresholds.momentum.slow_days))],
          [said.thriving, said.thrivingOf(format.number(thresholds.thriving_returns))],
          [said.typicalGap, thresholds.typical_gap_days === null ? said.typicalGapAuto : days(thresholds.typical_gap_days)],
          [said.unknown, said.unknownOf(words.numbers.sides[unknown.side] ?? unknown.side, format.number(unknown.weight, 2), days(unknown.kernel.half_life_days))],
          [said.currency, [catalog.currency, ...rates].join(' · ')],
        ]}
      />
    </details>
  );
}

function Editor({ inForce }: { inForce: CatalogInForce }) {
  const { words } = useWords();
  const said = words.model.catalog;
  const address = useAddress();
  const mayTry = useMay('model:write');
  const [draft, change, discard] = useDraft(inForce.catalog.id);
  const whoText = address.get('who');
  const who = useMemo(() => whoText.split(',').map((each) => each.trim()).filter((each) => each !== ''), [whoText]);
  const { preview, isReadable } = usePreview(draft, who, mayTry);
  const isText = address.get('mode') === 'text';
  const isDraft = !isEmpty(draft);
  // A text is read by the server; until it has, or if it cannot, the table has nothing to show of it.
  const isKnown = !isDraft || (preview.data !== undefined && !preview.isFetching && !preview.error && isReadable);
  const shown = draft.text !== undefined && preview.data && !preview.error ? preview.data.catalog : inForce.catalog;
  const toText = () => {
    if (isDraft && preview.data) change({ of: draft.of, text: preview.data.catalog.text, numbers: {} });
    address.set({ mode: 'text' });
  };
  const tools = (
    <button type="button" className={`${controls.button} ${controls.small}`} disabled={!isKnown} title={isKnown ? undefined : said.mendFirst}
      onClick={isText ? () => address.set({ mode: '' }) : toText}>
      {isText ? said.toTable : said.toText}
    </button>
  );
  return (
    <div className={styles.editor} data-alone={!mayTry}>
      <Sheet title={said.signals} sentence={mayTry ? said.signalsLead : words.model.mayNot('model:write')} tools={tools}>
        {isText ? (
          <CatalogText text={draft.text ?? inForce.catalog.text} isReadOnly={!mayTry} change={(text) => change({ of: draft.of, text, numbers: {} })} />
        ) : (
          <CatalogTable shown={shown} inForce={inForce.catalog} draft={draft} change={mayTry ? change : undefined} />
        )}
      </Sheet>
      {mayTry && <Effect inForce={inForce} draft={draft} preview={preview} isReadable={isReadable} discard={discard} />}
    </div>
  );
}
