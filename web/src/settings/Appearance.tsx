import { useState } from 'react';
import controls from '../parts/controls.module.css';
import { Sheet } from '../parts/Sheet';
import { areKeysOn, setKeysOn } from '../shell/keys';
import { useMotion } from '../shell/motion';
import { useTheme } from '../shell/theme';
import { LANGUAGES, type Language, useWords } from '../words/words';
import styles from './Settings.module.css';
import { ZoneChoice } from './ZoneChoice';

/** How the screens look in this browser. */
export function Appearance() {
  const { words, language, setLanguage } = useWords();
  const said = words.settings.appearance;
  const { own, setTheme } = useTheme();
  const { wish, setWish } = useMotion();
  const [areOn, setOn] = useState(areKeysOn);
  return (
    <Sheet title={said.title} sentence={said.sentence}>
      <div className={styles.form}>
        <Choice name="theme" legend={said.theme} value={own ?? ''} set={(theme) => setTheme(theme === '' ? undefined : theme)}
          choices={[['', said.system], ['light', said.light], ['dark', said.dark]]} />
        <label className={controls.field}>
          {words.shell.language}
          <select className={controls.input} value={language} onChange={(event) => setLanguage(event.target.value as Language)}>
            {(Object.keys(LANGUAGES) as Language[]).map((each) => (
              <option key={each} value={each} lang={each}>
                {LANGUAGES[each]}
              </option>
            ))}
          </select>
        </label>
        <ZoneChoice />
        <Choice name="motion" legend={said.motion} value={wish ?? ''} set={(wanted) => setWish(wanted === '' ? undefined : wanted)}
          choices={[['', said.system], ['moving', said.moving], ['still', said.still]]} />
        <label className={controls.choice}>
          <input type="checkbox" checked={areOn}
            onChange={(event) => {
              setOn(event.target.checked);
              setKeysOn(event.target.checked);
            }} />
          <span>{said.keys}</span>
          <small>{said.keysHelp}</small>
        </label>
      </div>
    </Sheet>
  );
}

type ChoiceProps<T extends string> = {
  readonly name: string;
  readonly legend: string;
  readonly value: T;
  readonly set: (value: T) => void;
  readonly choices: readonly (readonly [T, string])[];
};

function Choice<T extends string>({ name, legend, value, set, choices }: ChoiceProps<T>) {
  return (
    <fieldset className={controls.choices}>
      <legend>{legend}</legend>
      {choices.map(([each, text]) => (
        <label key={each} className={controls.choice}>
          <input type="radio" name={name} checked={value === each} onChange={() => set(each)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
