"""What pairs in each published data set, by task: functions of its folder and of the split that is asked for.

The rules are those of NETWORKS.md, sections 1 to 5; where it is silent, those of the public download, as each function
says. All functions raise Misfit, with what they miss.
"""
