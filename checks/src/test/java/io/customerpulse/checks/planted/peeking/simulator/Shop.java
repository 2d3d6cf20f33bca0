package io.customerpulse.checks.planted.peeking.simulator;

import io.customerpulse.checks.planted.peeking.engine.state.Score;

/// Looks at the score it should be judged by.
record Shop(Score score) {}
