// Trains a net with ConvNetJS and says how long an epoch took.
//
// Standard input: one line of JSON that describes the work, then one line for each round,
// {"warmUp": epochs, "epochs": epochs, "seconds": limit}. Each round trains a new net from fresh weights and is answered
// by a line {"ms": milliseconds an epoch, "parameters": number of weights and biases}. A slow net trains fewer epochs
// than asked for, but at least one: none begins after the limit.
'use strict';

const readline = require('readline');
const convnetjs = require('convnetjs');

let work = null;
let samples = null;

function describe(work) {
  const layers = [{ type: 'input', out_sx: 1, out_sy: 1, out_depth: work.inputs }];
  for (const units of work.hidden) {
    const layer = { type: 'fc', num_neurons: units, activation: work.activation };
    if (work.dropout > 0) layer.drop_prob = work.dropout;
    layers.push(layer);
  }
  if (work.outputs === 1) layers.push({ type: 'regression', num_neurons: 1 });
  else layers.push({ type: 'softmax', num_classes: work.outputs });
  return layers;
}

function newTrainer(work) {
  const net = new convnetjs.Net();
  net.makeLayers(describe(work));
  // L1 is off in every layer unless it is asked for there, and the last layer is not described by itself.
  for (const layer of net.layers) if (layer.layer_type === 'fc') layer.l1_decay_mul = 1.0;
  return new convnetjs.Trainer(net, {
    method: work.method,
    learning_rate: work.learningRate,
    momentum: 0.0,
    l1_decay: work.l1Decay,
    l2_decay: work.l2Decay,
  });
}

function countParameters(net) {
  return net.getParamsAndGrads().reduce((sum, part) => sum + part.params.length, 0);
}

function trainEpoch(trainer) {
  const order = convnetjs.randperm(samples.length);
  for (let begin = 0; begin < order.length; begin += work.batch) {
    const end = Math.min(begin + work.batch, order.length);
    // The trainer takes a step after every so many samples; told anew, it takes one after a smaller last batch too.
    trainer.k = 0;
    trainer.batch_size = end - begin;
    for (let i = begin; i < end; i++) trainer.train(samples[order[i]], work.targets[order[i]]);
  }
}

function train(trainer, epochs, seconds) {
  const begin = performance.now();
  let done = 0;
  do {
    trainEpoch(trainer);
    done++;
  } while (done < epochs && performance.now() - begin < 1000 * seconds);
  return (performance.now() - begin) / done;
}

let compiled = false;

function answer(round) {
  const trainer = newTrainer(work);
  train(trainer, compiled ? round.warmUp : Infinity, round.seconds); // at first until V8 has compiled what is hot
  compiled = true;
  return { ms: train(trainer, round.epochs, round.seconds), parameters: countParameters(trainer.net) };
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  if (work === null) {
    work = message;
    samples = work.X.map((row) => new convnetjs.Vol(row));
    if (work.outputs === 1) work.targets = work.targets.map((target) => [target]);
  } else {
    process.stdout.write(JSON.stringify(answer(message)) + '\n');
  }
});
