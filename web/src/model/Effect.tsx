import { useState } from 'react';
import { Link } from 'wouter';
import { Problem } from '../api/problem';
import { customerLink, useAddress } from '../address/address';
import controls from '../parts/controls.module.css';
import { Figure } from '../parts/Figure';
import { FlawSaid } from '../parts/Reason';
import { Sheet } from '../parts/Sheet';
import { Stage } from '../parts/Stage';
import { Trouble, Waiting } from '../parts/states';
import table from '../parts/table.module.css';
import { useMay } from '../shell/session';
import { nameOf } from '../words/format';
import { useWords } from '../words/words';
import { type Draft, isEmpty } from './draft';
import styles from './Model.module.css';
import { SaveCatalog } from './SaveCatalog';
import type { CatalogInForce, Foreseen, usePreview } from './useCatalog';

type Props = {
  readonly inForce: CatalogInForce;
  readonly draft: Draft;
  readonly preview: ReturnType<typeof usePreview>['preview'];
  readonly isReadable: boolean;
  readonly discard: () => void;
};

/** What a changed catalog would do to real customers, and the way to save it. */
export function Effect({ inForce, draft, preview, isReadable, discard }: Props) {
  const { words } = useWords();
  const said = words.model.effect;
  if (isEmpty(draft)) {
    return (
      <div className={styles.effect}>
        <Sheet title={said.title}>
          <p className={styles.note}>{said.nothing}</p>
        </Sheet>
      </div>
    );
  }
  const { data } = preview;
  return (
    <div className={styles.effect} data-stale={preview.isFetching}>
      <Sheet title={said.title} tools={preview.isFetching && <small role="status">{said.looking}</small>}>
        {draft.of !== inForce.catalog.id && <p className={styles.alarm}>{said.outdated}</p>}
        {!isReadable && <p className={styles.alarm}>{said.unreadable}</p>}
        {preview.error ? <Wrong error={preview.error} /> : data ? <Summary foreseen={data} /> : isReadable && <Waiting tall="row" rows={3} />}
        <Buttons inForce={inForce} draft={draft} discard={discard} foreseen={isReadable && !preview.error && !preview.isFetching ? data : undefined} />
      </Sheet>
      {data && !preview.error && <WhoMoves foreseen={data} />}
    </div>
  );
}

/** What is wrong with a draft, line by line as the server tells it. */
function Wrong({ error }: { error: unknown }) {
  const { words } = useWords();
  if (!(error instanceof Problem) || error.code !== 'invalid_fields') return <Trouble error={error} />;
  return (
    <div role="alert" className={styles.wrong}>
      <strong>{words.model.effect.wrong}</strong>
      <ul>
        {error.flaws.map((flaw) => (
          <li key={`${flaw.pointer} ${flaw.message}`}>
            <FlawSaid flaw={flaw} isNamed={flaw.pointer !== '/text'} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Summary({ foreseen }: { foreseen: Foreseen }) {
  const { words, format } = useWords();
  const said = words.model.effect;
  const { sample } = foreseen;
  const names = words.numbers.stages;
  return (
    <div className={styles.summary}>
      <p>
        <strong>{foreseen.same ? said.same : said.changed(format.number(sample.changed), format.number(sample.customers))}</strong>
      </p>
      <p>{said.sum(format.points(sample.before), format.points(sample.after))}</p>
      {sample.flows.length > 0 && (
        <ul className={styles.flows}>
          {sample.flows.toSorted((one, other) => other.count - one.count).map((flow) => (
            <li key={`${flow.from} ${flow.to}`}>
              <b>{format.number(flow.count)}</b> <Stage stage={flow.from} /> <span aria-label={said.to}>→</span> <Stage stage={flow.to} />
              <span className="hidden-but-read">{said.flow(format.number(flow.count), names[flow.from] ?? flow.from, names[flow.to] ?? flow.to)}</span>
            </li>
          ))}
        </ul>
      )}
      <small className={styles.note}>{said.sample}</small>
    </div>
  );
}

function Buttons({ inForce, draft, discard, foreseen }: Pick<Props, 'inForce' | 'draft' | 'discard'> & { foreseen: Foreseen | undefined }) {
  const { words } = useWords();
  const said = words.model.effect;
  const maySave = useMay('admin');
  const [isSaving, setSaving] = useState(false);
  const isUnderway = inForce.adopting?.state === 'making';
  const reason = !maySave ? words.model.mayNot('admin')
    : draft.of !== inForce.catalog.id ? said.outdated
    : isUnderway ? words.model.adopt.underway
    : !foreseen ? said.looking
    : foreseen.same ? said.same : undefined;
  return (
    <div className={controls.end}>
      <button type="button" className={controls.button} onClick={discard}>
        {said.discard}
      </button>
      <button type="button" className={controls.main} disabled={reason !== undefined} title={reason} onClick={() => setSaving(true)}>
        {said.save}
      </button>
      {isSaving && foreseen && <SaveCatalog draft={draft} foreseen={foreseen} discard={discard} close={() => setSaving(false)} />}
    </div>
  );
}

/** Whose pulse would move, most first; or those that were asked for. */
function WhoMoves({ foreseen }: { foreseen: Foreseen }) {
  const { words, format } = useWords();
  const said = words.model.effect;
  const { customers } = foreseen;
  const first = customers[0];
  const sentence = first
    ? said.most(nameOf(first.customer), format.points(first.before.pulse), format.points(first.after.pulse))
    : said.nobody;
  return (
    <Figure title={said.who} sentence={sentence} file="catalog-effect"
      header={[words.common.customer, said.before, said.after, said.stageBefore, said.stageAfter]}
      rows={customers.map((each) => [each.customer, each.before.pulse, each.after.pulse, each.before.stage, each.after.stage])}>
      <WhoToShow />
      {customers.length > 0 && (
        <div className={table.frame} tabIndex={0} role="region" aria-label={said.who}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{words.common.customer}</th>
                <th scope="col" className={table.number}>{said.pulse}</th>
                <th scope="col">{words.numbers.stage}</th>
              </tr>
            </thead>
            <tbody>
              {customers.map((each) => (
                <tr key={each.customer}>
                  <td>
                    <Link href={customerLink(each.customer)}>{nameOf(each.customer)}</Link>
                  </td>
                  <td className={table.number}>
                    {format.points(each.before.pulse)} → <b>{format.points(each.after.pulse)}</b>
                  </td>
                  <td>
                    <Stage stage={each.before.stage} />
                    {each.before.stage !== each.after.stage && (
                      <>
                        {' '}
                        <span aria-label={said.to}>→</span> <Stage stage={each.after.stage} />
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Figure>
  );
}

/** Customers to look at instead of those who would move most; kept in the address. */
function WhoToShow() {
  const { words } = useWords();
  const said = words.model.effect;
  const address = useAddress();
  return (
    <form className={styles.whoToShow}
      onSubmit={(event) => {
        event.preventDefault();
        address.set({ who: String(new FormData(event.currentTarget).get('who')).trim() });
      }}>
      <input key={address.get('who')} className={controls.input} name="who" defaultValue={address.get('who')} aria-label={said.ask} placeholder={said.ask}
        autoComplete="off" />
      <button type="submit" className={controls.button}>
        {said.show}
      </button>
    </form>
  );
}
