import { useCaller } from '../shell/session';
import { Sheet } from '../parts/Sheet';
import { useWords } from '../words/words';
import { Password } from './Password';
import { Sessions } from './Sessions';
import { TwoFactor } from './TwoFactor';

/** One's own password, second factor and sessions. */
export function Account() {
  const { has_password: hasPassword } = useCaller();
  return (
    <>
      {hasPassword ? (
        <>
          <Password />
          <TwoFactor />
        </>
      ) : (
        <Elsewhere />
      )}
      <Sessions />
    </>
  );
}

/** For those whom a provider of identities vouches for. */
function Elsewhere() {
  const { words } = useWords();
  const said = words.settings.password;
  return <Sheet title={said.title} sentence={said.elsewhere} />;
}
