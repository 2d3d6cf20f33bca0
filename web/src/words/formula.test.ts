import { expect, test } from 'vitest';
import { en } from './en';
import { formatOf } from './format';
import { formulaTold } from './formula';

test('what is shown of a pulse adds up, however it is rounded', () => {
  const format = formatOf('en-GB', 'UTC');
  for (let seed = 1; seed <= 2_000; seed++) {
    const random = (place: number) => (Math.sin(seed * 12.9898 + place * 78.233) * 43_758.5453) % 1;
    const [investments, returns, decay] = [random(1) * 300, random(2) * 3_000, Math.abs(random(3)) * 900];
    const pulse = investments! + returns! - decay!;
    for (const digits of [0, 2]) {
      const told = formulaTold({ pulse, investments: investments!, returns: returns!, decay: decay! }, en, format, digits);
      const [shown, given, back, forgotten] = [...told.matchAll(/−?\d[\d,.]*/g)].map(([text]) => Number(text.replace('−', '-').replaceAll(',', '')));
      expect(given! + back! - forgotten!, told).toBeCloseTo(shown!, 6);
      expect(Math.abs(forgotten! - decay!), told).toBeLessThanOrEqual(2 * 10 ** -digits);
    }
  }
});
