import { Popover, PopoverDisclosure, PopoverProvider } from '@ariakit/react';
import type { ReactNode } from 'react';
import controls from './controls.module.css';

type Props = {
  /** What is explained, as it is read aloud: “Pulse 62”. What is shown stands in it, so that it can be spoken to. */
  readonly label: string;
  readonly children: ReactNode;
  readonly help: ReactNode;
};

/** A number that says, when it is asked, what it is made of. */
export function Hint({ label, children, help }: Props) {
  return (
    <PopoverProvider placement="bottom-start">
      <PopoverDisclosure className={controls.hinted} aria-label={label}>
        {children}
      </PopoverDisclosure>
      <Popover portal unmountOnHide gutter={8} className={controls.hint} aria-label={label}>
        {help}
      </Popover>
    </PopoverProvider>
  );
}
