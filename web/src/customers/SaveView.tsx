import { useState } from 'react';
import { Ask } from '../parts/Ask';
import controls from '../parts/controls.module.css';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';
import type { View } from './savedViews';
import { useSave } from './useViews';

type Props = {
  readonly query: string;
  readonly known: readonly View[];
  /** The view that is saved in another way; none for a new one. */
  readonly view?: View;
  readonly close: () => void;
};

/** Asks what a view is called, and whether the team sees it; one of one's own of the same name is replaced. */
export function SaveView({ query, known, view, close }: Props) {
  const { words } = useWords();
  const said = words.customers;
  const save = useSave();
  const tell = useTell();
  const [typed, setTyped] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const name = typed.trim();
  const same = known.find((each) => each.own && each.name === name && each.id !== view?.id);
  const run = async () => {
    await save({ name, query, shared }, (view ?? same)?.id);
    tell(said.viewSaved(name));
  };
  return (
    <Ask title={view ? said.changeView(view.name) : said.saveView} act={words.common.save} isBarred={name === '' || (view !== undefined && same !== undefined)} run={run} close={close}>
      <label className={controls.field}>
        {said.viewName}
        <input className={controls.input} value={typed} maxLength={100} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
        {same && <small role="status">{view ? said.nameTaken(name) : said.replaceView(name)}</small>}
      </label>
      <label className={controls.choice}>
        <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
        {said.shareView}
        <small>{said.shareHelp}</small>
      </label>
    </Ask>
  );
}
