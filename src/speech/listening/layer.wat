;; One layer of a network over floats.
(module
  (memory (export "memory") 1)

  ;; to[row] = max(least, bias[row] + sum over k of rows[row][k] * from[k]), for `outputs` rows, a multiple of 4, of `inputs` numbers, a multiple
  ;; of 4. `from` may begin at any float. Four rows at a time share what is read of it.
  (func (export "apply")
    (param $rows i32) (param $bias i32) (param $outputs i32) (param $inputs i32) (param $from i32) (param $to i32) (param $least f32)
    (local $second i32) (local $third i32) (local $fourth i32) (local $place i32) (local $end i32) (local $stop i32)
    (local $four v128) (local $sum1 v128) (local $sum2 v128) (local $sum3 v128) (local $sum4 v128)
    (local.set $inputs (i32.shl (local.get $inputs) (i32.const 2)))
    (local.set $end (i32.add (local.get $from) (local.get $inputs)))
    (local.set $stop (i32.add (local.get $to) (i32.shl (local.get $outputs) (i32.const 2))))
    (loop $fours
      (local.set $second (i32.add (local.get $rows) (local.get $inputs)))
      (local.set $third (i32.add (local.get $second) (local.get $inputs)))
      (local.set $fourth (i32.add (local.get $third) (local.get $inputs)))
      (local.set $place (local.get $from))
      (local.set $sum1 (v128.const i32x4 0 0 0 0))
      (local.set $sum2 (v128.const i32x4 0 0 0 0))
      (local.set $sum3 (v128.const i32x4 0 0 0 0))
      (local.set $sum4 (v128.const i32x4 0 0 0 0))
      (loop $numbers
        (local.set $four (v128.load align=4 (local.get $place)))
        (local.set $sum1 (f32x4.add (local.get $sum1) (f32x4.mul (local.get $four) (v128.load (local.get $rows)))))
        (local.set $sum2 (f32x4.add (local.get $sum2) (f32x4.mul (local.get $four) (v128.load (local.get $second)))))
        (local.set $sum3 (f32x4.add (local.get $sum3) (f32x4.mul (local.get $four) (v128.load (local.get $third)))))
        (local.set $sum4 (f32x4.add (local.get $sum4) (f32x4.mul (local.get $four) (v128.load (local.get $fourth)))))
        (local.set $rows (i32.add (local.get $rows) (i32.const 16)))
        (local.set $second (i32.add (local.get $second) (i32.const 16)))
        (local.set $third (i32.add (local.get $third) (i32.const 16)))
        (local.set $fourth (i32.add (local.get $fourth) (i32.const 16)))
        (local.set $place (i32.add (local.get $place) (i32.const 16)))
        (br_if $numbers (i32.lt_u (local.get $place) (local.get $end))))
      (v128.store align=4 (local.get $to)
        (f32x4.max (f32x4.splat (local.get $least)) (f32x4.add (v128.load (local.get $bias))
          (call $four_sums (call $two_sums (local.get $sum1) (local.get $sum2)) (call $two_sums (local.get $sum3) (local.get $sum4))))))
      (local.set $bias (i32.add (local.get $bias) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (local.set $rows (local.get $fourth))
      (br_if $fours (i32.lt_u (local.get $to) (local.get $stop)))))

  ;; [a0 + a2, b0 + b2, a1 + a3, b1 + b3]
  (func $two_sums (param $a v128) (param $b v128) (result v128)
    (f32x4.add
      (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b))
      (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))

  ;; [ab0 + ab2, ab1 + ab3, cd0 + cd2, cd1 + cd3]
  (func $four_sums (param $ab v128) (param $cd v128) (result v128)
    (f32x4.add
      (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $ab) (local.get $cd))
      (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $ab) (local.get $cd)))))
