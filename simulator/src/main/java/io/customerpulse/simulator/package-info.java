/// Made-up customers of a shop whose true feelings are known. Pure functions of a seed; they share no
/// code with scoring or learning, which are graded against them.
@NullMarked
package io.customerpulse.simulator;

import org.jspecify.annotations.NullMarked;
