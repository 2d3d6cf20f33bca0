@NullMarked
package io.customerpulse.server.model;

import org.jspecify.annotations.NullMarked;
