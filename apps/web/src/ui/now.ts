import { useEffect, useState } from 'react';

/** The present, which moves on every half minute: “om 2 timer” must not stand still on a screen that is left open. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
