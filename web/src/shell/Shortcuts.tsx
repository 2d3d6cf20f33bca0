import { Dialog, DialogHeading } from '@ariakit/react';
import { useState } from 'react';
import controls from '../parts/controls.module.css';
import { useWords } from '../words/words';
import { areKeysOn, setKeysOn } from './keys';
import { PAGES } from './pages';
import styles from './Shortcuts.module.css';

/** The list of keys, with a switch for those who talk to their computer. */
export default function Shortcuts({ close }: { close: () => void }) {
  const { words } = useWords();
  const [isOn, setOn] = useState(areKeysOn);
  const keys = words.shell.keys;
  const list: [string, string][] = [
    ['Ctrl K', keys.palette],
    ['?', keys.help],
    ...PAGES.map((page): [string, string] => [`g ${page.key}`, keys[page.name]]),
    ['m', keys.motion],
    ['t', keys.theme],
  ];
  return (
    <Dialog open onClose={close} className={controls.dialog} backdrop={<div className={controls.backdrop} />}>
      <DialogHeading>{words.shell.shortcuts}</DialogHeading>
      <dl className={styles.keys}>
        {list.map(([key, means]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <label className={controls.row}>
        <input type="checkbox" checked={isOn}
          onChange={(event) => {
            setOn(event.target.checked);
            setKeysOn(event.target.checked);
          }} />
        {words.shell.shortcutsOff}
      </label>
      <div className={controls.end}>
        <button type="button" className={controls.main} onClick={close}>
          {words.common.close}
        </button>
      </div>
    </Dialog>
  );
}
