/** Browsers by what they call themselves; each names those it is made of too, so the special ones stand first. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/HeadlessChrome\//, 'Chrome without a window'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/^curl\//, 'curl'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** What a browser says it is, in two words; as it came, if that is not known. */
export function agentOf(agent: string): string {
  const name = (all: typeof BROWSERS) => all.find(([sign]) => sign.test(agent))?.[1];
  return [name(BROWSERS), name(SYSTEMS)].filter((each) => each !== undefined).join(', ') || agent.slice(0, 60);
}
