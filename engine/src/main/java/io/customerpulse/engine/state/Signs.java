package io.customerpulse.engine.state;

import io.customerpulse.stats.decay.DecayedSum;
import io.customerpulse.stats.rhythm.Rhythm;

/// What the vitals are functions of, read off a [Summary].
///
/// @param firstMicros the first interaction; `Long.MAX_VALUE` without any
/// @param rhythm      of the returns with a positive weight
/// @param recent      their points on momentum's fast scale
/// @param usual       the same on its slow scale
public record Signs(long firstMicros, Rhythm rhythm, DecayedSum recent, DecayedSum usual) {}
