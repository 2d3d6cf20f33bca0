import { Combobox, ComboboxItem, ComboboxLabel, ComboboxPopover, ComboboxProvider } from '@ariakit/react';
import { useMemo, useState } from 'react';
import controls from '../parts/controls.module.css';
import { useNow } from '../shell/now';
import { useWords } from '../words/words';
import { offsetOf, zones, zonesLike, zoneTold } from './zones';

/** No more are offered at once; a letter more makes them fewer. */
const MOST = 60;

/** The time zone, found by a few letters. */
export function ZoneChoice() {
  const { words, format, setZone } = useWords();
  const said = words.settings.appearance;
  const now = useNow();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = useMemo(zones, []);
  const [searched, setSearched] = useState('');
  const [isOpen, setOpen] = useState(false);
  const found = zonesLike(all, searched).slice(0, MOST);
  return (
    <div className={controls.field}>
      <ComboboxProvider value={searched} setValue={setSearched} open={isOpen} setOpen={setOpen} resetValueOnHide
        setSelectedValue={(zone) => setZone(String(zone))} selectedValue={format.zone}>
        <ComboboxLabel>{said.zone(format.zone, offsetOf(format.zone, now))}</ComboboxLabel>
        <Combobox className={controls.input} placeholder={said.zoneSearch} />
        <ComboboxPopover className={controls.menu} gutter={4} sameWidth aria-label={said.zoneSearch}>
          {found.map((zone) => (
            <ComboboxItem key={zone} value={zone} className={controls.item} setValueOnClick={false}>
              {zoneTold(zone)} <small>{offsetOf(zone, now)}</small>
            </ComboboxItem>
          ))}
          {found.length === 0 && <p>{said.zoneNone}</p>}
        </ComboboxPopover>
      </ComboboxProvider>
      <small>{said.zoneHelp}</small>
      {format.zone !== own && (
        <div>
          <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setZone(own)}>
            {said.zoneOwn(own)}
          </button>
        </div>
      )}
    </div>
  );
}
