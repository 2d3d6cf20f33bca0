import { useNow } from '../../shell/now';
import { useWords } from '../../words/words';
import type { Account } from '../queries';

/** How long ago the latest record of a source came; repeats of earlier ones do not count. */
export function LastEvent({ account }: { account: Account }) {
  const { words, format } = useWords();
  const now = useNow();
  if (account.last_at) {
    const at = new Date(account.last_at);
    // The present of a page is a little behind: what came meanwhile came just now.
    return (
      <time dateTime={account.last_at} title={format.instant(at)}>
        {format.ago(at, at > now ? at : now)}
      </time>
    );
  }
  return account.accepted === 0 ? words.data.sources.noneYet : words.common.unknown;
}
