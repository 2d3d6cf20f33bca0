import { common, numbers } from './en/common';
import { customer } from './en/customer';
import { customers } from './en/customers';
import { effects } from './en/effects';
import { data } from './en/data';
import { model } from './en/model';
import { monitor } from './en/monitor';
import { refusals } from './en/refusals';
import { settings } from './en/settings';
import { shell } from './en/shell';
import { signIn } from './en/signIn';

/** English. */
export const en = { common, numbers, shell, signIn, monitor, customers, customer, effects, model, data, settings, refusals };
