import { useEffect, useState } from 'react';

/** The present, a little behind: it moves on twice a minute, so that what is read does not run away. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
