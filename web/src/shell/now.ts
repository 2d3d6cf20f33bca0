import { useEffect, useState } from 'react';

const STEP = 30_000;

let present = new Date();

/** The present, a little behind and the same wherever it is asked for, so that what stands together is of one time. */
export function presentNow(): Date {
  const now = new Date();
  if (now.getTime() - present.getTime() >= STEP) present = now;
  return present;
}

/** The present as it moves on: twice a minute, so that what is read does not run away. */
export function useNow(): Date {
  const [now, setNow] = useState(presentNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(presentNow()), STEP);
    return () => clearInterval(timer);
  }, []);
  return now;
}
