import { Menu, MenuButton, MenuItem, MenuItemRadio, MenuProvider } from '@ariakit/react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { server } from '../api/client';
import controls from '../parts/controls.module.css';
import { LANGUAGES, type Language, useWords } from '../words/words';
import { useCaller } from './session';
import styles from './Shell.module.css';

/** Who is signed in: their language, their settings, and the way out. Loaded after the page stands. */
export default function Person() {
  const { words, language, setLanguage } = useWords();
  const caller = useCaller();
  const queries = useQueryClient();
  const name = caller.name ?? caller.id;
  const signOut = () => void server.POST('/api/v1/logout').finally(() => queries.resetQueries());
  return (
    <MenuProvider placement="bottom-end">
      <MenuButton className={styles.person} aria-label={words.shell.you(name)}>
        {name.slice(0, 1).toUpperCase()}
      </MenuButton>
      <Menu fixed unmountOnHide gutter={6} className={controls.menu} aria-label={words.shell.you(name)}>
        <p className={styles.name}>{words.shell.you(name)}</p>
        {(Object.keys(LANGUAGES) as Language[]).map((each) => (
          <MenuItemRadio key={each} name="language" value={each} checked={language === each} lang={each}
            className={controls.item} onClick={() => setLanguage(each)}>
            {LANGUAGES[each]}
          </MenuItemRadio>
        ))}
        <MenuItem className={controls.item} render={<Link href="/settings" />}>
          {words.shell.pages.settings}
        </MenuItem>
        <MenuItem className={controls.item} onClick={signOut}>
          {words.shell.signOut}
        </MenuItem>
      </Menu>
    </MenuProvider>
  );
}
