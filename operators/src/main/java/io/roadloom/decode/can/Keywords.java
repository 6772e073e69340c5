package io.roadloom.decode.can;

import java.util.Set;

/** The words that statements of a DBC file start with. */
final class Keywords {
  static final Set<String> ALL =
      Set.of(
          "VERSION",
          "NS_",
          "NS_DESC_",
          "BS_",
          "BU_",
          "BO_",
          "BO_TX_BU_",
          "SG_",
          "SG_MUL_VAL_",
          "CM_",
          "BA_",
          "BA_REL_",
          "BA_DEF_",
          "BA_DEF_REL_",
          "BA_DEF_DEF_",
          "BA_DEF_DEF_REL_",
          "BA_DEF_SGTYPE_",
          "BA_SGTYPE_",
          "BU_SG_REL_",
          "BU_EV_REL_",
          "BU_BO_REL_",
          "VAL_",
          "VAL_TABLE_",
          "SIG_VALTYPE_",
          "SIGTYPE_VALTYPE_",
          "SIG_TYPE_REF_",
          "SIG_GROUP_",
          "SGTYPE_",
          "SGTYPE_VAL_",
          "EV_",
          "EV_DATA_",
          "ENVVAR_DATA_",
          "CAT_",
          "CAT_DEF_",
          "FILTER");

  private Keywords() {}
}
