import CLua
import HanBase

/// Type numbers that need no description.
enum BuiltinType {
  static let iterator: UInt32 = 0
  static let rows: UInt32 = 1
}

extension LuaCore {
  /// The slot of an object, a new one if Lua does not have it yet.
  func slot(of object: AnyObject, name: String, memory: Int, lua: OpaquePointer) throws -> UInt32 {
    let id = Int(bitPattern: ObjectIdentifier(object))
    if let known = identity[id] { return known }
    var type = BuiltinType.rows
    if object is LuaIterator {
      type = BuiltinType.iterator
    } else if let number = typeNumbers[name] {
      type = number
      guard types[Int(number)].entry.accepts(object) else {
        throw HanError(.luaMachine, "type '\(name)' is declared for another class")
      }
    } else if !(object is LuaRows) {
      throw HanError(.luaMachine, "type '\(name)' is not in the registry")
    }
    try hold(memory, lua: lua)
    let slot: UInt32
    if let last = free.popLast() {
      slot = last
    } else {
      slot = UInt32(truncatingIfNeeded: slots.count)
      slots.append(Slot())
    }
    slots[Int(slot)].object = object
    slots[Int(slot)].type = type
    slots[Int(slot)].memory = memory
    slots[Int(slot)].uses = 0
    identity[id] = slot
    return slot
  }

  /// Counts memory against the one budget, collecting garbage when that may help.
  func hold(_ bytes: Int, lua: OpaquePointer) throws {
    guard let state, bytes > 0 else { return }
    heldSinceCollection += bytes
    if heldSinceCollection > max(8 << 20, limits.memory / 8) {
      heldSinceCollection = 0
      _ = clua_collect(lua)
    }
    if clua_hold(state, Int64(bytes)) { return }
    heldSinceCollection = 0
    _ = clua_collect(lua)
    guard clua_hold(state, Int64(bytes)) else { throw outOfMemory() }
  }

  private func outOfMemory() -> HanError {
    if let state { clua_stop(state, StopReason.memory.rawValue) }
    return HanError(.luaMemoryLimit, "the memory limit is reached")
  }

  /// The reference to an object that goes into the buffer.
  func reference(to slot: UInt32) -> clua_object {
    let entry = slots[Int(slot)]
    var object = clua_object()
    object.type = entry.type
    object.generation = entry.generation
    object.slot = slot
    if let rows = entry.object as? LuaRows, !rows.isPinned {
      object.flags = UInt32(CLUA_KEEPS)
    }
    return object
  }

  /// The object in a slot, or nil when it was closed or collected.
  func object(_ reference: clua_object) -> AnyObject? {
    let index = Int(reference.slot)
    guard index < slots.count, slots[index].generation == reference.generation else { return nil }
    return slots[index].object
  }

  /// Called after a put was decoded.
  func pushed(_ reference: clua_object, isFresh: Bool) {
    let index = Int(reference.slot)
    guard index < slots.count, slots[index].generation == reference.generation else { return }
    if !isFresh { slots[index].uses -= 1 }
  }

  /// Called when the userdata of an object was collected.
  func collected(_ reference: clua_object) {
    let index = Int(reference.slot)
    guard index < slots.count, slots[index].generation == reference.generation else { return }
    slots[index].uses -= 1
    if slots[index].uses <= 0, !slots[index].isPinned { vacate(index) }
  }

  /// Ends an object's life in Lua: later uses are errors.
  func close(_ reference: clua_object) {
    let index = Int(reference.slot)
    guard index < slots.count, slots[index].generation == reference.generation else { return }
    vacate(index)
  }

  private func vacate(_ index: Int) {
    guard let object = slots[index].object else { return }
    identity[Int(bitPattern: ObjectIdentifier(object))] = nil
    if let state {
      clua_hold(state, -Int64(slots[index].memory))
      clua_forget(state)
    }
    slots[index].object = nil
    slots[index].generation &+= 1
    free.append(UInt32(truncatingIfNeeded: index))
  }

  /// The number that stands before the string numbers of a pool.
  func pool(of strings: LuaStrings?) -> Int64 {
    guard let strings else { return -1 }
    let id = Int(bitPattern: ObjectIdentifier(strings))
    if let known = poolNumbers[id] { return known }
    let number = Int64(pools.count) << 32
    pools.append(strings)
    poolNumbers[id] = number
    return number
  }

  /// The bytes of a pooled string, valid until the next call.
  func pooled(_ number: Int64, length: UnsafeMutablePointer<Int>) -> UnsafePointer<CChar>? {
    let pool = Int(number >> 32)
    guard pool >= 0, pool < pools.count,
      var text = pools[pool].string(Int(number & 0xFFFF_FFFF))
    else { return nil }
    return text.withUTF8 { bytes in
      if bytes.count + 1 > pooledCapacity {
        pooledBytes?.deallocate()
        pooledCapacity = max(256, bytes.count * 2)
        pooledBytes = .allocate(capacity: pooledCapacity)
      }
      guard let target = pooledBytes else { return nil }
      for (index, byte) in bytes.enumerated() { target[index] = CChar(bitPattern: byte) }
      length.pointee = bytes.count
      return UnsafePointer(target)
    }
  }
}
