@NullMarked
package io.customerpulse.server.survey;

import org.jspecify.annotations.NullMarked;
