-- expect: error HA704
error(("雨"):rep(3000000))
