import { Combobox, ComboboxGroup, ComboboxGroupLabel, ComboboxItem, ComboboxList, ComboboxProvider, Dialog } from '@ariakit/react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { answerOf, server } from '../api/client';
import { customerLink } from '../address/address';
import controls from '../parts/controls.module.css';
import { nameOf } from '../words/format';
import { useWords, type Words } from '../words/words';
import { useMotion } from './motion';
import { PAGES } from './pages';
import styles from './Palette.module.css';
import { useTheme } from './theme';

type Entry = { readonly key: string; readonly text: string; readonly note?: string; readonly act: () => void };

/** Where something is: its address, what it is called, and what it is a part of. */
type Place = readonly [path: string, text: string, page?: string];

/** What people come for, and where it is answered. */
const TASKS = [
  { name: 'fading', path: '/customers?stage=fading' },
  { name: 'noise', path: '/effects?sort=-noise' },
  { name: 'nurtures', path: '/effects' },
  { name: 'export', path: '/data/exports' },
  { name: 'connect', path: '/data/sources' },
  { name: 'refused', path: '/data/failed' },
] as const;

/** The parts of pages that have an address of their own. */
function partsOf({ shell: { pages }, numbers, effects, model, data, settings }: Words): readonly Place[] {
  const all = (parts: Readonly<Record<string, string>>, path: string, page: string) =>
    Object.entries(parts).map(([name, text]): Place => [path + name, text, page]);
  return [
    ...all(numbers.stages, '/customers?stage=', pages.customers),
    ...all(effects.dimensions, '/effects?by=', pages.effects),
    ...all(model.parts, '/model?part=', pages.model),
    ...all(data.parts, '/data/', pages.data),
    ...all(settings.parts, '/settings/', pages.settings),
  ];
}

/** Finds a customer, a task, a page or an action by a few letters. */
export default function Palette({ close }: { close: () => void }) {
  const { words } = useWords();
  const [, go] = useLocation();
  const [text, setText] = useState('');
  const { theme, setTheme } = useTheme();
  const motion = useMotion();
  const wanted = text.trim().toLowerCase();
  const customers = useCustomers(wanted).map((each): Entry => ({
    key: each.customer,
    text: nameOf(each.customer),
    note: words.numbers.stages[each.stage] ?? each.stage,
    act: () => go(customerLink(each.customer)),
  }));
  const to = ([path, text, note]: Place): Entry => ({ key: path, text, act: () => go(path), ...(note === undefined ? {} : { note }) });
  const pages = [...PAGES, { name: 'settings', path: '/settings' } as const].map((page) => to([page.path, words.shell.pages[page.name]]));
  const tasks = TASKS.map(({ name, path }) => to([path, words.shell.tasks[name]]));
  const actions: Entry[] = [
    { key: 'theme', text: theme === 'dark' ? words.shell.theme.light : words.shell.theme.dark, act: () => setTheme(theme === 'dark' ? 'light' : 'dark') },
    { key: 'motion', text: motion.isMoving ? words.shell.motion.pause : words.shell.motion.resume, act: motion.toggle },
  ];
  const fits = (entry: Entry) => entry.text.toLowerCase().includes(wanted);
  const groups = [
    // All parts of all pages would hide the pages: they come with the first letter.
    { name: words.shell.groups.pages, entries: [...pages, ...(wanted === '' ? [] : partsOf(words).map(to))].filter(fits) },
    { name: words.shell.groups.tasks, entries: tasks.filter(fits) },
    { name: words.shell.groups.actions, entries: actions.filter(fits) },
    // Last, as the server finds them: what comes late does not take the place of what Enter would choose.
    { name: words.shell.groups.customers, entries: customers },
  ].filter((group) => group.entries.length > 0);
  return (
    <Dialog open onClose={close} className={styles.palette} backdrop={<div className={controls.backdrop} />} aria-label={words.shell.palette}>
      <ComboboxProvider open value={text} setValue={setText} focusLoop>
        <Combobox autoSelect="always" autoFocus maxLength={200} className={styles.input} placeholder={words.shell.search} aria-label={words.shell.paletteLabel} />
        <ComboboxList className={styles.list} alwaysVisible>
          {groups.map((group) => (
            <ComboboxGroup key={group.name}>
              <ComboboxGroupLabel className={styles.group}>{group.name}</ComboboxGroupLabel>
              {group.entries.map((entry) => (
                <ComboboxItem key={entry.key} className={controls.item} focusOnHover hideOnClick={false}
                  onClick={() => {
                    close();
                    entry.act();
                  }}>
                  {entry.text}
                  {entry.note && <small className={styles.note}>{entry.note}</small>}
                </ComboboxItem>
              ))}
            </ComboboxGroup>
          ))}
        </ComboboxList>
        {groups.length === 0 && <p className={styles.none}>{words.shell.paletteNone}</p>}
      </ComboboxProvider>
    </Dialog>
  );
}

/** Those the server finds; until it has answered, those found for fewer letters whose names fit these too. */
function useCustomers(wanted: string) {
  const found = useQuery({
    queryKey: ['palette', wanted],
    enabled: wanted.length > 1,
    placeholderData: keepPreviousData,
    queryFn: async () =>
      answerOf(server.GET('/api/v1/customers', { params: { query: { search: wanted, limit: 6 } } })),
  });
  if (wanted.length <= 1) {
    return [];
  }
  const customers = found.data?.customers ?? [];
  return found.isPlaceholderData ? customers.filter((each) => nameOf(each.customer).toLowerCase().includes(wanted)) : customers;
}
