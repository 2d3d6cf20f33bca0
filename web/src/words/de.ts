import { common, numbers } from './de/common';
import { customer } from './de/customer';
import { customers } from './de/customers';
import { data } from './de/data';
import { effects } from './de/effects';
import { model } from './de/model';
import { monitor } from './de/monitor';
import { refusals } from './de/refusals';
import { settings } from './de/settings';
import { shell } from './de/shell';
import { signIn } from './de/signIn';
import type { en } from './en';

/** German. */
export const de: typeof en = { common, numbers, shell, signIn, monitor, customers, customer, effects, model, data, settings, refusals };
