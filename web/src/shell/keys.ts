import { useEffect, useRef } from 'react';

/** Whether single keys do something; a person may switch them off (WCAG 2.1.4). */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem('pulse.keys') !== 'off';
  } catch {
    return true;
  }
}

export function setKeysOn(isOn: boolean): void {
  try {
    localStorage.setItem('pulse.keys', isOn ? 'on' : 'off');
  } catch {
    // Without storage they stay on.
  }
}

/** What a key does: `?`, `g m` for one after the other, `mod+k` with Ctrl or Cmd. */
export type Keys = Readonly<Record<string, () => void>>;

const PAIR_WITHIN = 1_200;

export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let before = { key: '', at: 0 };
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && !event.altKey) {
        call(latest.current, `mod+${key}`, event);
        return;
      }
      if (event.altKey || isTyping(event.target) || !areKeysOn()) return;
      const isPair = before.key !== '' && event.timeStamp - before.at < PAIR_WITHIN;
      const pair = `${before.key} ${key}`;
      before = { key, at: event.timeStamp };
      if (!(isPair && call(latest.current, pair, event))) call(latest.current, key, event);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function call(keys: Keys, name: string, event: KeyboardEvent): boolean {
  const act = keys[name];
  if (act === undefined) return false;
  event.preventDefault();
  act();
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
