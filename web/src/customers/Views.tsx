import { Menu, MenuButton, MenuGroup, MenuGroupLabel, MenuItem, MenuProvider, MenuSeparator } from '@ariakit/react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { linkTo, useAddress } from '../address/address';
import controls from '../parts/controls.module.css';
import { useWords } from '../words/words';
import { ManageViews } from './ManageViews';
import { queryOf } from './savedViews';
import { SaveView } from './SaveView';
import { useTakeOver, useViews } from './useViews';
import styles from './Views.module.css';

type Named = { readonly key: string; readonly name: string; readonly query: string };

/** Filters and orders under a name: ours, those that a person has saved, and those that others share. */
export function Views() {
  const { words } = useWords();
  const said = words.customers;
  const address = useAddress();
  const views = useViews();
  const [asked, setAsked] = useState<'save' | 'manage' | undefined>(undefined);
  useTakeOver(views.data?.views);
  const known = views.data?.views ?? [];
  const own = known.filter((view) => view.own).map((view) => ({ key: view.id, name: view.name, query: view.query }));
  const shared = known.filter((view) => !view.own).map((view) => ({ key: view.id, name: said.viewBy(view.name, view.owner_name ?? view.owner), query: view.query }));
  return (
    <>
      <MenuProvider placement="bottom-end">
        <MenuButton className={controls.button}>{said.views}</MenuButton>
        <Menu fixed unmountOnHide gutter={6} className={controls.menu} aria-label={said.views}>
          <Group views={useGiven()} />
          <Group title={said.ownViews} views={own} />
          <Group title={said.sharedViews} views={shared} />
          <MenuSeparator />
          <MenuItem className={controls.item} onClick={() => setAsked('save')}>
            {said.saveView}
          </MenuItem>
          <MenuItem className={controls.item} onClick={() => setAsked('manage')}>
            {said.manageViews}
          </MenuItem>
        </Menu>
      </MenuProvider>
      {asked === 'save' && <SaveView query={queryOf(address.all)} known={known} close={() => setAsked(undefined)} />}
      {asked === 'manage' && <ManageViews close={() => setAsked(undefined)} />}
    </>
  );
}

/** The views that everybody begins with. */
function useGiven(): readonly Named[] {
  const { words } = useWords();
  const said = words.customers.builtIn;
  return [
    { key: 'all', name: said.all, query: '' },
    { key: 'fading', name: said.fading, query: 'stage=fading' },
    { key: 'thriving', name: said.thriving, query: 'stage=thriving' },
    { key: 'revived', name: said.revived, query: 'sort=-last_seen&stage=revived' },
    { key: 'valuable', name: said.valuable, query: 'overdue_min=1.5&pulse_min=20&sort=-overdue' },
  ];
}

function Group({ title, views }: { title?: string; views: readonly Named[] }) {
  const [, go] = useLocation();
  if (views.length === 0) return null;
  return (
    <MenuGroup>
      {title !== undefined && <MenuGroupLabel className={styles.group}>{title}</MenuGroupLabel>}
      {views.map((view) => (
        <MenuItem key={view.key} className={`${controls.item} ${styles.name}`}
          onClick={() => go(linkTo('/customers', Object.fromEntries(new URLSearchParams(view.query))))}>
          {view.name}
        </MenuItem>
      ))}
    </MenuGroup>
  );
}
