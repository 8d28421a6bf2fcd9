//! Gives serde the value of a node, or a stand-in where the node is noted as unreadable.

use super::reader::Reader;
use super::stand_in::StandIn;
use super::variant::Variant;
use ron::Error;
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};

/// How much of a text that is not a variant is shown in a message, in characters.
const MAX_SHOWN: usize = 20;

macro_rules! bare {
    ($($expected:ident: $($method:ident)*;)*) => {
        $($(fn $method<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
            if self.is_unread() {
                return StandIn.$method(visitor);
            }
            self.bare(Error::$expected, |ron| ron.$method(visitor))
        })*)*
    };
}

impl<'t> Deserializer<'t> for Reader<'_, 't> {
    type Error = Error;

    bare! {
        ExpectedBoolean: deserialize_bool;
        ExpectedInteger: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64;
        ExpectedInteger: deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64;
        ExpectedFloat: deserialize_f32 deserialize_f64;
        ExpectedString: deserialize_char deserialize_str deserialize_string;
        ExpectedByteString: deserialize_bytes deserialize_byte_buf;
        ExpectedIdentifier: deserialize_identifier;
        ExpectedUnit: deserialize_unit;
        TrailingCharacters: deserialize_any deserialize_ignored_any;
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match (self.node.name, self.node.open, self.item(0)) {
            _ if self.is_unread() => StandIn.deserialize_option(visitor),
            ("None", None, _) => visitor.visit_none(),
            ("Some", Some('('), Some(inner)) => visitor.visit_some(inner),
            // The dialect's IMPLICIT_SOME.
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'t>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self.item(0).filter(|_| self.opens('(')).unwrap_or(self))
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_unread() {
            return StandIn.deserialize_seq(visitor);
        }
        let read = || visitor.visit_seq(SeqDeserializer::new(self.items()));
        self.parts(self.opens('['), Error::ExpectedArray, read)
    }

    fn deserialize_tuple<V: Visitor<'t>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        if self.is_unread() {
            return StandIn.deserialize_tuple(len, visitor);
        }
        let found = self.node.parts.len();
        let read = || match found == len {
            true => visitor.visit_seq(SeqDeserializer::new(self.items())),
            false => Err(Error::ExpectedDifferentLength { expected: len.to_string(), found }),
        };
        self.parts(self.opens('('), Error::ExpectedStructLike, read)
    }

    fn deserialize_tuple_struct<V: Visitor<'t>>(
        self,
        _name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_unread() {
            return StandIn.deserialize_map(visitor);
        }
        let keys =
            self.node.parts.iter().filter_map(|part| part.key.as_ref()).map(|key| self.at(self.place.clone(), key));
        let read = || visitor.visit_map(MapDeserializer::new(keys.zip(self.items())));
        self.parts(self.opens('{'), Error::ExpectedMap, read)
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.is_unread() {
            return StandIn.deserialize_struct(name, known, visitor);
        }
        let read = || visitor.visit_map(MapDeserializer::new(self.fields(known).into_iter()));
        self.parts(self.has_fields(), Error::ExpectedStructLike, read)
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.is_unread() {
            return StandIn.deserialize_enum(name, variants, visitor);
        }
        let node = self.node;
        let read = || match variants.iter().find(|variant| **variant == node.name) {
            Some(name) => visitor.visit_enum(Variant { name, content: self.clone() }),
            None => {
                let found = if node.name.is_empty() { node.text } else { node.name };
                let found = found.chars().take(MAX_SHOWN).collect();
                Err(Error::NoSuchEnumVariant { expected: variants, found, outer: None })
            }
        };
        self.parts(true, Error::ExpectedIdentifier, read)
    }
}

impl<'t> IntoDeserializer<'t, Error> for Reader<'_, 't> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
