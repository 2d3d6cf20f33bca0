import { useState } from 'react';
import { Ask } from '../parts/Ask';
import controls from '../parts/controls.module.css';
import { Show } from '../parts/Show';
import { Trouble, Waiting } from '../parts/states';
import { useMay } from '../shell/session';
import { useWords } from '../words/words';
import type { View } from './savedViews';
import { SaveView } from './SaveView';
import { useRemove, useViews } from './useViews';
import styles from './Views.module.css';

/** All saved views, to rename, share and delete them. */
export function ManageViews({ close }: { close: () => void }) {
  const { words } = useWords();
  const said = words.customers;
  const views = useViews();
  const { remove, trouble } = useRemove();
  const [changed, setChanged] = useState<View | undefined>(undefined);
  const [removed, setRemoved] = useState<View | undefined>(undefined);
  const known = views.data?.views ?? [];
  return (
    <Show title={said.manageViews} close={close}>
      {views.isPending && <Waiting rows={3} tall="row" />}
      {views.error && <Trouble error={views.error} again={() => void views.refetch()} />}
      {trouble && <Trouble error={trouble} />}
      {views.data && known.length === 0 && <p>{said.noViews}</p>}
      <ul className={styles.views}>
        {known.map((view) => (
          <Line key={view.id} view={view} change={() => setChanged(view)} remove={() => (view.own ? remove.mutate(view) : setRemoved(view))} />
        ))}
      </ul>
      {removed && (
        <Ask title={said.deleteView(removed.name)} act={said.delete} isDanger run={() => remove.mutateAsync(removed)} close={() => setRemoved(undefined)}>
          <p>{said.deleteForAll}</p>
        </Ask>
      )}
      {changed && <SaveView view={changed} query={changed.query} known={known} close={() => setChanged(undefined)} />}
    </Show>
  );
}

function Line({ view, change, remove }: { view: View; change: () => void; remove: () => void }) {
  const { words } = useWords();
  const said = words.customers;
  const mayAny = useMay('admin');
  const whose = view.own ? (view.shared ? said.isShared : said.isOwn) : (view.owner_name ?? view.owner);
  return (
    <li>
      <span className={styles.name}>
        {view.name} <small>{whose}</small>
      </span>
      <span className={controls.row}>
        {view.own && (
          <button type="button" className={`${controls.button} ${controls.small}`} aria-label={said.changeView(view.name)} onClick={change}>
            {said.change}
          </button>
        )}
        {(view.own || mayAny) && (
          <button type="button" className={`${controls.danger} ${controls.small}`} aria-label={said.deleteView(view.name)} onClick={remove}>
            {said.delete}
          </button>
        )}
      </span>
    </li>
  );
}
