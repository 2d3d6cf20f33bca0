/// Views that people save of the list of customers: filters and an order, under a name.
@NullMarked
package io.customerpulse.server.view;

import org.jspecify.annotations.NullMarked;
